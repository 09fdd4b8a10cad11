namespace CoP.Community.Files;

/// <summary>More than <see cref="StoredFile.LargestSize"/>, or than <see cref="StoredFile.LargestPicture"/>.</summary>
public sealed record FileTooLarge(int Largest = StoredFile.LargestSize) : Refusal
{
    public override IReadOnlyList<object> Args => [Largest / (1024 * 1024)];
}

public sealed record FileIsEmpty : Refusal;

/// <summary>The bytes are of no kind that we take, whatever the name says.</summary>
public sealed record FileKindNotTaken : Refusal;

/// <summary>Wider, higher or narrower than channels show.</summary>
public sealed record PictureOutOfShape : Refusal
{
    public override IReadOnlyList<object> Args => [PictureSize.LongestSides, PictureSize.WidestRatio];
}
