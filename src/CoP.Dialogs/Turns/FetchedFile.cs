namespace CoP.Dialogs.Turns;

/// <summary>The outcome of fetching a file that somebody sent.</summary>
public abstract record FetchedFile
{
    public sealed record Arrived(byte[] Content) : FetchedFile;

    /// <summary>More than <see cref="Community.Files.StoredFile.LargestSize"/>.</summary>
    public sealed record TooLarge : FetchedFile;

    /// <summary>The channel did not hand it over, or not from where we take files.</summary>
    public sealed record OutOfReach : FetchedFile;
}
