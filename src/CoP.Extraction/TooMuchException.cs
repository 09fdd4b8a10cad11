namespace CoP.Extraction;

/// <summary>There is more in a file than is read of any.</summary>
internal sealed class TooMuchException() : Exception("More than is read of any file.");
