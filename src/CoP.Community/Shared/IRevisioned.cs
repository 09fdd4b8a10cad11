namespace CoP.Community;

/// <summary>
/// What several people may change at once: of two changes that began from the same revision the later one conflicts and runs
/// again from the start. The storage raises the revision with every change and compares it; nobody else touches it.
/// </summary>
public interface IRevisioned
{
    int Revision { get; set; }
}
