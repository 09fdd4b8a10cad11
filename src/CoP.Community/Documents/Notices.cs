using CoP.Community.Delivery;

namespace CoP.Community.Documents;

/// <summary>Somebody looks at a document.</summary>
public sealed record DocumentShown(long DocumentId) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"document-shown:{DocumentId}");

    public override string Subject => Document.SubjectOf(DocumentId);
}

/// <summary>A member has given something: whoever coordinates decides.</summary>
public sealed record DocumentGiven(long DocumentId) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"document-given:{DocumentId}");

    public override string Subject => Document.SubjectOf(DocumentId);

    public override bool AtAnyHour => false;
}

/// <summary>Whoever gave it hears what became of it.</summary>
/// <param name="By">Who decided.</param>
/// <param name="Reason">Why it was declined.</param>
public sealed record DocumentDecided(long DocumentId, DocumentState State, string By, string? Reason, int Revision) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"document-decided:{DocumentId}:{Revision}");

    public override bool AtAnyHour => false;
}

/// <summary>Whoever decides wants to know something of whoever gave it.</summary>
public sealed record DocumentAskedAbout(long DocumentId, string By, string Question, int Revision) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"document-asked:{DocumentId}:{Revision}");

    public override bool AtAnyHour => false;
}

/// <summary>Whoever gave it has answered what was asked about it.</summary>
public sealed record DocumentExplained(long DocumentId, string By, string Answer, int Revision) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"document-explained:{DocumentId}:{Revision}");

    public override bool AtAnyHour => false;
}

/// <summary>Something new about a theme that a member follows.</summary>
public sealed record DocumentPublished(long DocumentId, string Title) : Notice
{
    public override string DedupeKey => FormattableString.Invariant($"document-published:{DocumentId}");

    public override NoticeKind? Kind => NoticeKind.Document;

    public override string Subject => Document.SubjectOf(DocumentId);
}
