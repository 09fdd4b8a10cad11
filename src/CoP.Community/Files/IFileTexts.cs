namespace CoP.Community.Files;

public enum FileTextOutcome
{
    Read,

    /// <summary>There is no text in it, as in a scan.</summary>
    Empty,

    /// <summary>It is sound or film, of which no text is expected.</summary>
    Recording,

    /// <summary>Locked, damaged, of no kind that can be read, or not read within time and memory.</summary>
    Unreadable,

    /// <summary>The machine could not begin; it may later.</summary>
    NotTried,
}

/// <summary>What stands in a file, and what the file says of itself.</summary>
public sealed record FileText(FileTextOutcome Outcome, string Text = "", string? Title = null, string? Author = null, int? Year = null, int? Pages = null, int? Minutes = null);

/// <summary>Reads the text in files that anybody may have made. Whatever they hold, it ends in bounded time and memory, and with an outcome.</summary>
public interface IFileTexts
{
    Task<FileText> ReadAsync(string name, byte[] content, CancellationToken cancel);
}
