namespace CoP.Community.Questions.AfterAnswer;

/// <summary>Nothing is left to say: they have accepted one.</summary>
public sealed record AnswerAlreadyAccepted(string By) : Refusal
{
    public override IReadOnlyList<object> Args => [By];
}

/// <summary>They have said that it helped, and closed the question, without accepting one answer.</summary>
public sealed record QuestionAlreadySettled : Refusal;

public sealed record PartlyAlreadySaid : Refusal;

/// <summary>They have turned down every answer, and the question looks for others.</summary>
public sealed record NoAnswerHelps : Refusal;

/// <param name="Room">How many characters can be added to the question, in UTF-16 code units.</param>
public sealed record NoRoomInQuestion(int Room) : Refusal
{
    public override IReadOnlyList<object> Args => [Room];
}
