namespace CoP.Dialogs.Turns;

/// <summary>Fetches what somebody sent, from one channel; registered under the channel's name.</summary>
public interface IFileSource
{
    /// <summary>
    /// At most <see cref="Community.Files.StoredFile.LargestSize"/> bytes, and only from where that channel keeps its
    /// files. Every failure is an outcome; cancelling throws.
    /// </summary>
    Task<FetchedFile> FetchAsync(FileReceived file, CancellationToken cancel);
}
