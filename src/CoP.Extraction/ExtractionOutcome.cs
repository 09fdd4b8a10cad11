namespace CoP.Extraction;

/// <summary>How the reading of a file ended. None of it is an error of the program.</summary>
public enum ExtractionOutcome
{
    /// <summary>It cannot be read: damaged, made to do harm, or of a format that is not read; <see cref="ExtractedText.Format"/> says which.</summary>
    NotReadable,

    Read,

    /// <summary>There are no words in it, as in a scan.</summary>
    Empty,

    /// <summary>It opens with a password only.</summary>
    Encrypted,

    /// <summary>It is larger than is read, or would have been when unpacked.</summary>
    TooLarge,

    /// <summary>Reading it took longer than it may.</summary>
    TooLong,

    /// <summary>It is something else than its name says; <see cref="ExtractedText.Format"/> says what.</summary>
    WrongKind,

    /// <summary>The machine could not begin: the file may be good, and another attempt may help.</summary>
    NotTried,
}
