namespace CoP.Extraction;

/// <summary>What a file is by its content, whatever its name says.</summary>
public enum FileFormat
{
    Unknown,
    Pdf,

    /// <summary>Word, since 2007.</summary>
    Word,

    /// <summary>PowerPoint, since 2007.</summary>
    Slides,

    /// <summary>Excel, since 2007.</summary>
    Sheet,
    Html,

    /// <summary>Words without markup: TXT, CSV, Markdown.</summary>
    Text,

    /// <summary>Word before 2007.</summary>
    OldWord,

    /// <summary>PowerPoint before 2007.</summary>
    OldSlides,

    /// <summary>Excel before 2007.</summary>
    OldSheet,

    /// <summary>A file of Word, PowerPoint or Excel that opens with a password only, so that nobody sees of which.</summary>
    LockedOffice,
    RichText,
    OpenDocument,

    /// <summary>Files inside a file: ZIP, 7z, RAR, gzip.</summary>
    Archive,

    Picture,

    /// <summary>Sound and film.</summary>
    Recording,
    Program,
}
