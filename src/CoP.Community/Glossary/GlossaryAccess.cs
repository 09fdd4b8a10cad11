using CoP.Community.Access;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;

namespace CoP.Community.Glossary;

/// <summary>Every member may read the glossary. A meaning is loaded with its names.</summary>
public sealed class GlossaryAccess(CommunityDb db) : Access<GlossaryTerm>
{
    protected override Refusal NotFound => new GlossaryTermNotFound();

    public override Task<GlossaryTerm?> LoadAsync(long id, CancellationToken cancel) =>
        db.GlossaryTerms.Include(static term => term.Names).FirstOrDefaultAsync(term => term.Id == id, cancel);

    public override bool MaySee(GlossaryTerm thing, Member actor) => true;

    public override string SubjectOf(GlossaryTerm thing) => FormattableString.Invariant($"glossary-term:{thing.Id}");
}
