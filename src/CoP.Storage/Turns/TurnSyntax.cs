namespace CoP.Storage.Turns;

/// <summary>Where databases write the statements of a turn differently.</summary>
internal sealed record TurnSyntax
{
    /// <summary>As SQLite and PostgreSQL write them.</summary>
    public static TurnSyntax Usual { get; } = new();

    /// <summary>Gives back the id that the database made of a new row, before its values; {0} is the id's column.</summary>
    public string IdBeforeValues { get; init; } = "";

    /// <summary>The same after them.</summary>
    public string IdAfterValues { get; init; } = " RETURNING {0}";

    /// <summary>Makes a transaction that has just begun one view of the database that can only be read, and that no other transaction is refused for; empty where turns are not decided on one.</summary>
    public string View { get; init; } = "";

    /// <summary>
    /// Behind the name of a table that is read for what is a turn's own: it needs no lock on what is read, since whatever may have changed by the
    /// commit shows there (an event's key is unique, the turns of a conversation wait for each other).
    /// </summary>
    public string Unlocked { get; init; } = "";
}
