namespace CoP.Community.Questions;

/// <summary>A word of a question, normalised, for finding questions like it on every database.</summary>
public sealed class QuestionTerm
{
    public long QuestionId { get; set; }

    public required string Term { get; set; }
}
