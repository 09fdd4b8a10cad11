namespace CoP.Extraction.Processes;

/// <summary>How a child ended.</summary>
/// <param name="Cause">What the parent ended it for; <see cref="ExtractionOutcome.Read"/> when it ended by itself.</param>
/// <param name="Output">What it said, up to a limit.</param>
/// <param name="ExitCode">0 when it said all it had to say.</param>
/// <param name="PeakBytes">The most memory that it was seen to use.</param>
internal sealed record ChildEnd(ExtractionOutcome Cause, byte[] Output, int ExitCode, long PeakBytes);
