namespace CoP.Community.Glossary;

/// <summary>It was removed meanwhile.</summary>
public sealed record GlossaryTermNotFound : Refusal;

/// <summary>Another has changed it since the form was opened.</summary>
public sealed record GlossaryTermChanged : Refusal;

/// <summary>Without a name and a definition in English, those who read other languages would have nothing.</summary>
public sealed record GlossaryTermIncomplete : Refusal;

/// <summary>A name without a letter or a digit, or too long for one.</summary>
public sealed record GlossaryNameUnclear(string Language, string Name) : Refusal
{
    public override IReadOnlyList<object> Args => [Name];
}

/// <summary>Another meaning has that name.</summary>
/// <param name="Of">What that meaning is listed under, in English.</param>
public sealed record GlossaryNameIsTaken(string Language, string Name, string Of) : Refusal
{
    public override IReadOnlyList<object> Args => [Name, Of];
}
