; The installer for Windows, by Inno Setup 6.3 or newer. windows/installer.py compiles it:
;     ISCC /DVersion=1.2.3 /DNumbers=1.2.3.0 /DBundle=dist\depesche /DIcon=build\depesche.ico /DOut=dist\packages depesche.iss
; With /DSigned and /Sdepesche=… it signs itself and its uninstaller.

#ifndef Version
  #error Compile this by windows/installer.py.
#endif
; As NAME in ui/desktop/running_mark.py.
#define Mutex "DepescheRunning"

[Setup]
AppId={{4D86DFB2-A1FD-4FF9-9B73-D0B0B1C2F071}
AppName=Depesche
AppVersion={#Version}
AppVerName=Depesche {#Version}
AppPublisher=The Depesche authors
AppPublisherURL=https://depesche.github.io
VersionInfoVersion={#Numbers}
; For one person without asking for more rights; for everybody where somebody who may chooses so, or by /ALLUSERS.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
; On ARM Windows 11 runs it, too: some of the libraries are there for x64 alone.
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
; Windows 10 1809: the oldest that Qt 6.11 runs on.
MinVersion=10.0.17763
DefaultDirName={autopf}\Depesche
DisableProgramGroupPage=yes
DisableDirPage=auto
DisableReadyPage=no
UsePreviousAppDir=yes
UsePreviousTasks=yes
ShowLanguageDialog=auto
WizardStyle=modern
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\depesche.exe
UninstallDisplayName=Depesche
Compression=lzma2/max
SolidCompression=yes
OutputDir={#Out}
OutputBaseFilename=depesche-{#Version}-windows-x64
ChangesAssociations=yes
; The Restart Manager asks a running window to end, as at a logout: drafts are stored.
CloseApplications=yes
CloseApplicationsFilter=*.exe,*.dll,*.pyd
RestartApplications=no
; The entry of the start with the session is the person's own, whoever installed.
UsedUserAreasWarning=no
#ifdef Signed
SignTool=depesche
SignedUninstaller=yes
#endif

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"
Name: "german"; MessagesFile: "compiler:Languages\German.isl"

[CustomMessages]
english.Description=Mail by IMAP and POP3
german.Description=E-Mail über IMAP und POP3
english.MessageFile=E-mail message
german.MessageFile=E-Mail-Nachricht
english.MailLink=Link to a mail address
german.MailLink=Verweis auf eine E-Mail-Adresse
english.ChooseDefault=Choose Depesche for mail in Windows' settings
german.ChooseDefault=Depesche in den Windows-Einstellungen für E-Mail auswählen
english.StillRuns=Depesche is running. Close its window, then try again.
german.StillRuns=Depesche läuft noch. Schließen Sie das Fenster und versuchen Sie es dann noch einmal.
english.RemoveProfile=Your mail, drafts and settings are kept in%n%n%1%n%nDelete them, too? Mail that was fetched by POP3 may be nowhere else.
german.RemoveProfile=Ihre Nachrichten, Entwürfe und Einstellungen bleiben erhalten, in%n%n%1%n%nAuch diese löschen? Nachrichten, die über POP3 abgeholt wurden, gibt es vielleicht nirgends sonst.
english.ProfileStays=Not all of it could be deleted. What is left is in%n%n%1
german.ProfileStays=Nicht alles ließ sich löschen. Was übrig ist, liegt in%n%n%1

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; Of the version before: a library that is no longer part of it must not be found.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Depesche"; Filename: "{app}\depesche.exe"; Comment: "{cm:Description}"
Name: "{autodesktop}\Depesche"; Filename: "{app}\depesche.exe"; Tasks: desktopicon

[Registry]
; What can be chosen in Windows' settings, Default apps. Nothing is made a default here: only the person can.
Root: HKA; Subkey: "Software\RegisteredApplications"; ValueType: string; ValueName: "Depesche"; ValueData: "Software\Clients\Mail\Depesche\Capabilities"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Clients\Mail\Depesche"; ValueType: string; ValueData: "Depesche"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Clients\Mail\Depesche\DefaultIcon"; ValueType: string; ValueData: "{app}\depesche.exe,0"
Root: HKA; Subkey: "Software\Clients\Mail\Depesche\shell\open\command"; ValueType: string; ValueData: """{app}\depesche.exe"""
Root: HKA; Subkey: "Software\Clients\Mail\Depesche\Capabilities"; ValueType: string; ValueName: "ApplicationName"; ValueData: "Depesche"
Root: HKA; Subkey: "Software\Clients\Mail\Depesche\Capabilities"; ValueType: string; ValueName: "ApplicationDescription"; ValueData: "{cm:Description}"
Root: HKA; Subkey: "Software\Clients\Mail\Depesche\Capabilities"; ValueType: string; ValueName: "ApplicationIcon"; ValueData: "{app}\depesche.exe,0"
Root: HKA; Subkey: "Software\Clients\Mail\Depesche\Capabilities\StartMenu"; ValueType: string; ValueName: "Mail"; ValueData: "Depesche"
Root: HKA; Subkey: "Software\Clients\Mail\Depesche\Capabilities\URLAssociations"; ValueType: string; ValueName: "mailto"; ValueData: "Depesche.mailto"
Root: HKA; Subkey: "Software\Clients\Mail\Depesche\Capabilities\FileAssociations"; ValueType: string; ValueName: ".eml"; ValueData: "Depesche.eml"
; The -- makes nothing in a link or a name of a file an option, however it is quoted.
Root: HKA; Subkey: "Software\Classes\Depesche.mailto"; ValueType: string; ValueData: "{cm:MailLink}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Depesche.mailto"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Depesche.mailto\DefaultIcon"; ValueType: string; ValueData: "{app}\depesche.exe,0"
Root: HKA; Subkey: "Software\Classes\Depesche.mailto\shell\open\command"; ValueType: string; ValueData: """{app}\depesche.exe"" -- ""%1"""
Root: HKA; Subkey: "Software\Classes\Depesche.eml"; ValueType: string; ValueData: "{cm:MessageFile}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Depesche.eml\DefaultIcon"; ValueType: string; ValueData: "{app}\depesche.exe,0"
Root: HKA; Subkey: "Software\Classes\Depesche.eml\shell\open\command"; ValueType: string; ValueData: """{app}\depesche.exe"" -- ""%1"""
Root: HKA; Subkey: "Software\Classes\.eml\OpenWithProgids"; ValueType: string; ValueName: "Depesche.eml"; ValueData: ""; Flags: uninsdeletevalue
; Set by the program (ui/desktop/autostart.py), where the person wants it to start with the session.
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: none; ValueName: "Depesche"; Flags: dontcreatekey uninsdeletevalue

[Run]
Filename: "{app}\depesche.exe"; Description: "{cm:LaunchProgram,Depesche}"; Flags: nowait postinstall skipifsilent
Filename: "ms-settings:defaultapps"; Description: "{cm:ChooseDefault}"; Flags: shellexec nowait postinstall skipifsilent unchecked

[Code]
{ The Restart Manager serves installers only, so the uninstaller asks for itself. }
function InitializeUninstall(): Boolean;
begin
  Result := True;
  while Result and CheckForMutexes('{#Mutex}') do
    Result := not UninstallSilent and
      (MsgBox(CustomMessage('StillRuns'), mbInformation, MB_RETRYCANCEL) = IDRETRY);
end;

{ As app/paths.py has it. Where it was installed for everybody, each person's profile is their own to delete. }
procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
var
  Profile: String;
begin
  if (CurUninstallStep <> usPostUninstall) or UninstallSilent or IsAdminInstallMode then
    Exit;
  Profile := ExpandConstant('{localappdata}\depesche');
  if DirExists(Profile) and (MsgBox(FmtMessage(CustomMessage('RemoveProfile'), [Profile]), mbConfirmation,
      MB_YESNO or MB_DEFBUTTON2) = IDYES) and not DelTree(Profile, True, True, True) then
    MsgBox(FmtMessage(CustomMessage('ProfileStays'), [Profile]), mbError, MB_OK);
end;
