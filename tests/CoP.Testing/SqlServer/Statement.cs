namespace CoP.Testing.SqlServer;

/// <summary>A statement as it would go to SQL Server.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Parameters">Their names and types, as the text may declare them.</param>
public sealed record Statement(string Sql, IReadOnlyList<StatementParameter> Parameters)
{
    /// <summary>Where in the code it is asked for; null when that cannot be told.</summary>
    public string? From { get; init; }

    /// <summary>Why it could not be made, in place of a text; null when it could.</summary>
    public string? Fault { get; init; }
}

/// <inheritdoc cref="Statement.Parameters"/>
public sealed record StatementParameter(string Name, string Type);
