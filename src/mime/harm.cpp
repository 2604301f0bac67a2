// SPDX-License-Identifier: GPL-3.0-or-later
#include "mime/harm.h"

#include <QMimeDatabase>
#include <QSet>

#include <algorithm>

namespace poplar::mime {

namespace {

using Words = QSet<QByteArray>;

/// Of Windows, macOS and Linux alike: a message is forwarded from one to the other. What Outlook and
/// browsers hold back, and what desktops of Linux start.
const Words &programEndings()
{
    static const Words endings{
        // Windows: programs, and what it takes for programs
        "exe", "com", "scr", "pif", "cpl", "dll", "sys", "drv", "ocx", "xll", "bat", "cmd", "btm", "msi",
        "msp", "mst", "msix", "msixbundle", "appx", "appxbundle", "appinstaller", "application", "appref-ms",
        "gadget", "diagcab", "msu", "ade", "adp", "mda", "mdb", "mde", "mdz", "accde", "fxp", "prg", "grp",
        "hlp", "chm", "cnt", "hpj", "reg", "inf", "ins", "isp", "its", "mad", "maf", "mag", "mam", "maq",
        "mar", "mas", "mat", "mau", "mav", "maw", "msc", "msh", "msh1", "msh2", "mshxml", "msh1xml",
        "msh2xml", "osd", "pcd", "prf", "printerexport", "shb", "shs", "theme", "themepack", "vsmacros",
        "vsw", "webpnp", "xbap", "xnk", "sct", "scf", "rdp", "library-ms", "search-ms", "searchconnector-ms",
        "settingcontent-ms", "appcontent-ms", "lnk", "url", "website", "wsb", "cab", "bas", "udl", "asx",
        "cdxml", "pssc", "bgi", "mcf", "ops", "plg", "cer", "crt", "der", "one", "iqy", "slk", "wll", "xla",
        "xlam", "swf",
        // Scripts
        "js", "jse", "mjs", "vb", "vbe", "vbs", "vbp", "ws", "wsc", "wsf", "wsh", "hta", "htc", "ps1",
        "ps1xml", "ps2", "ps2xml", "psc1", "psc2", "psd1", "psdm1", "psm1", "sh", "bash", "zsh", "csh",
        "tcsh", "ksh", "fish", "dash", "command", "tool", "py", "pyc", "pyo", "pyw", "pyd", "pyz", "pyzw",
        "pl", "pm", "plx", "rb", "php", "php3", "phar", "tcl", "lua", "awk", "ahk", "au3", "cgi", "asp",
        "aspx", "jsp", "scpt", "scptd", "applescript", "workflow", "action", "terminal",
        // Linux, macOS, Java, phones
        "desktop", "autostart", "run", "elf", "so", "appimage", "snap", "flatpak", "flatpakref",
        "flatpakrepo", "deb", "rpm", "app", "dmg", "pkg", "mpkg", "prefpane", "fileloc", "inetloc", "afploc",
        "ftploc", "webloc", "mobileconfig", "jar", "war", "jnlp", "class", "apk", "xapk", "ipa", "xpi", "crx",
        // Disks, whose content the system shows without the mark "from the net"
        "iso", "img", "udf", "vhd", "vhdx", "vmdk"};
    return endings;
}

const Words &pageEndings()
{
    static const Words endings{"htm",   "html", "xht",  "xhtml", "shtml", "mht",
                               "mhtml", "svg",  "svgz", "xml",   "xsl",   "xslt"};
    return endings;
}

const Words &programTypes()
{
    static const Words types{"application/x-executable",
                             "application/x-sharedlib",
                             "application/x-pie-executable",
                             "application/x-object",
                             "application/x-elf",
                             "application/x-msdownload",
                             "application/x-dosexec",
                             "application/x-ms-dos-executable",
                             "application/x-msdos-program",
                             "application/vnd.microsoft.portable-executable",
                             "application/x-msi",
                             "application/x-ms-shortcut",
                             "application/x-bat",
                             "application/bat",
                             "application/x-winexe",
                             "application/exe",
                             "application/x-exe",
                             "application/x-sh",
                             "application/x-shellscript",
                             "application/x-csh",
                             "application/x-desktop",
                             "application/x-gnome-app-info",
                             "application/x-java-archive",
                             "application/java-archive",
                             "application/x-java-applet",
                             "application/x-java-jnlp-file",
                             "application/java-vm",
                             "application/x-java",
                             "application/javascript",
                             "application/x-javascript",
                             "application/ecmascript",
                             "text/javascript",
                             "text/ecmascript",
                             "text/vbscript",
                             "text/vbs",
                             "text/x-python",
                             "text/x-python3",
                             "application/x-python-code",
                             "application/x-perl",
                             "application/x-ruby",
                             "application/x-php",
                             "application/x-httpd-php",
                             "text/x-msdos-batch",
                             "text/x-sh",
                             "text/x-shellscript",
                             "application/hta",
                             "application/x-mach-binary",
                             "application/x-mach-o",
                             "application/vnd.appimage",
                             "application/x-iso9660-appimage",
                             "application/vnd.android.package-archive",
                             "application/vnd.debian.binary-package",
                             "application/x-deb",
                             "application/x-debian-package",
                             "application/x-rpm",
                             "application/x-redhat-package-manager",
                             "application/vnd.snap",
                             "application/vnd.flatpak",
                             "application/vnd.flatpak.ref",
                             "application/x-apple-diskimage",
                             "application/x-cd-image",
                             "application/x-iso9660-image",
                             "application/x-raw-disk-image",
                             "application/x-ms-application",
                             "application/x-mswinurl",
                             "application/internet-shortcut",
                             "application/vnd.ms-htmlhelp",
                             "application/x-chm",
                             "text/scriptlet",
                             "application/x-powershell",
                             "text/x-powershell"};
    return types;
}

const Words &pageTypes()
{
    static const Words types{"text/html",
                             "application/xhtml+xml",
                             "image/svg+xml",
                             "image/svg+xml-compressed",
                             "text/xml",
                             "application/xml",
                             "text/xsl",
                             "application/xslt+xml",
                             "application/x-mimearchive"};
    return types;
}

QByteArray endingOf(const QString &fileName)
{
    return fileName.mid(fileName.lastIndexOf(u'.') + 1).trimmed().toLower().toUtf8();
}

Harm harmOfType(const QByteArray &type)
{
    if (programTypes().contains(type))
        return Harm::Program;
    return pageTypes().contains(type) ? Harm::WebPage : Harm::None;
}

bool beginsAsProgram(QByteArrayView beginning)
{
    static const QByteArrayList marks{"\x7f"
                                      "ELF",
                                      "MZ",
                                      "#!",
                                      "\xef\xbb\xbf#!", // the system passes over a byte order mark
                                      "\xca\xfe\xba\xbe",
                                      "\xfe\xed\xfa\xce",
                                      "\xfe\xed\xfa\xcf",
                                      "\xce\xfa\xed\xfe",
                                      "\xcf\xfa\xed\xfe",
                                      QByteArray("L\0\0\0\x01\x14\x02\0", 8), // a shortcut of Windows
                                      "[Desktop Entry]",
                                      "[InternetShortcut]",
                                      "!<arch>\n"};
    return std::any_of(marks.begin(), marks.end(),
                       [beginning](const QByteArray &mark) { return beginning.startsWith(mark); });
}

/// Text that the system may take for something else, or what has no known ending at all.
bool isNamedVaguely(const QString &fileName)
{
    const QMimeType named = QMimeDatabase().mimeTypeForFile(fileName, QMimeDatabase::MatchExtension);
    return named.isDefault() || named.name().startsWith(u"text/");
}

} // namespace

Harm harmOf(const QString &fileName, const QByteArray &type)
{
    const QByteArray ending = endingOf(fileName);
    const Harm typed = harmOfType(type);
    if (programEndings().contains(ending) || typed == Harm::Program)
        return Harm::Program;
    return pageEndings().contains(ending) ? Harm::WebPage : typed;
}

Harm harmOfContent(const QString &fileName, QByteArrayView beginning)
{
    if (beginsAsProgram(beginning))
        return Harm::Program;
    const QMimeType looks = QMimeDatabase().mimeTypeForData(beginning.toByteArray());
    const Harm harm = harmOfType(looks.name().toLatin1());
    // Bookkeeping programs write tables as HTML and call them ".xls", which no browser opens.
    return harm == Harm::WebPage && !isNamedVaguely(fileName) ? Harm::None : harm;
}

} // namespace poplar::mime
