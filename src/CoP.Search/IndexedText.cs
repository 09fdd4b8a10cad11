namespace CoP.Search;

/// <summary>Something that can be found.</summary>
/// <param name="Key">What it is known by outside, e.g. <c>document:7</c>; one entry a key.</param>
/// <param name="Title">Its name, or the question itself: what weighs most.</param>
/// <param name="Body">What else it says; may be empty.</param>
public sealed record IndexedText(string Key, string Title, string Body = "");

/// <summary>Something that was found.</summary>
/// <param name="Score">Higher is more alike; comparable within one search only.</param>
public sealed record SearchHit(string Key, double Score);
