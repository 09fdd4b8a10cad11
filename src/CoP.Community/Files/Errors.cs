namespace CoP.Community.Files;

/// <summary>More than <see cref="StoredFile.LargestSize"/>.</summary>
public sealed record FileTooLarge : Refusal
{
    public override IReadOnlyList<object> Args => [StoredFile.LargestSize / (1024 * 1024)];
}

public sealed record FileIsEmpty : Refusal;

/// <summary>The bytes are of no kind that we take, whatever the name says.</summary>
public sealed record FileKindNotTaken : Refusal;

/// <summary>Wider, higher or narrower than channels show.</summary>
public sealed record PictureOutOfShape : Refusal
{
    public override IReadOnlyList<object> Args => [PictureSize.LongestSides, PictureSize.WidestRatio];
}
