namespace CoP.Community.Questions;

/// <summary>What became of a question for whoever asked it, in their own words.</summary>
public enum AnswerOutcome
{
    /// <summary>One answer helped, and was accepted.</summary>
    Helped,
    SeveralHelped,

    /// <summary>They found what they needed somewhere else.</summary>
    FoundElsewhere,
    HelpedPartly,

    /// <summary>No answer helped; the question was put to more people.</summary>
    DidNotHelp,
}
