// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace poplar::gui {

/// The pictures of the window, all of the Lucide family and by its names (resources/icons).
enum class Icon {
    Archive,
    ArchiveRestore,
    ArrowDown,
    ArrowLeft,
    ArrowRight,
    ArrowUp,
    Bold,
    Check,
    ChevronDown,
    ChevronRight,
    Circle,
    CircleCheck,
    CircleDashed,
    CircleMinus,
    CircleQuestionMark,
    CircleStop,
    CircleX,
    Clock,
    Columns2,
    Copy,
    Database,
    Download,
    Ellipsis,
    Eraser,
    ExternalLink,
    Eye,
    EyeOff,
    File,
    FileArchive,
    FileImage,
    FileText,
    Folder,
    FolderInput,
    FolderOpen,
    FolderPlus,
    Forward,
    Globe,
    GraduationCap,
    History,
    Inbox,
    Info,
    Italic,
    KeyRound,
    Languages,
    LayoutDashboard,
    Link,
    List,
    ListChecks,
    ListFilter,
    ListX,
    Lock,
    LockOpen,
    LogOut,
    Mail,
    MailOpen,
    Mailbox,
    Minus,
    PanelBottom,
    PanelRight,
    Paperclip,
    Pause,
    Pencil,
    Play,
    PlugZap,
    Plus,
    Power,
    Printer,
    ReceiptText,
    RefreshCw,
    Reply,
    ReplyAll,
    RotateCw,
    Rows2,
    Save,
    ScrollText,
    Search,
    Send,
    Server,
    Settings,
    ShieldAlert,
    ShieldCheck,
    ShieldX,
    SquarePen,
    Star,
    StarFilled,
    Trash2,
    TriangleAlert,
    Undo2,
    Unplug,
    Upload,
    User,
    X,
    ZoomIn,
    ZoomOut,
};

/// What a picture is drawn in. The colour itself comes from the theme.
enum class Tint {
    Text, ///< As the text beside it: follows disabled and selected.
    Muted,
    Accent,
    Success,
    Warning,
    Danger,
};

/// A picture, crisp at any size and scale. It reads the application's palette when it is painted, so
/// that it follows a change of theme without being set anew.
[[nodiscard]] QIcon icon(Icon name, Tint tint = Tint::Text);

/// Paints such a picture in the colours of a palette, which need not be the application's.
void paintIcon(QPainter &painter, const QRect &place, Icon name, Tint tint, const QPalette &palette);

/// The application's own picture, in its own colours.
[[nodiscard]] QIcon applicationIcon();

} // namespace poplar::gui
