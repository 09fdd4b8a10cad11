using CoP.Community.Decisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

internal sealed class DecisionMapping : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> decision)
    {
        decision.Property(d => d.Source).HasMaxLength(Decision.SourceLength);
        decision.Property(d => d.About).HasMaxLength(Lengths.Subject);
        decision.Property(d => d.Question).HasMaxLength(Decision.QuestionLength);
        decision.Property(d => d.Details).HasMaxLength(Decision.DetailsLength);
        decision.HasOne(d => d.Group).WithMany().HasForeignKey(d => d.GroupId).OnDelete(DeleteBehavior.Restrict);
        decision.HasOne(d => d.StartedBy).WithMany().HasForeignKey(d => d.StartedById).OnDelete(DeleteBehavior.Restrict);
        decision.HasMany(d => d.Alternatives).WithOne().HasForeignKey(a => a.DecisionId).OnDelete(DeleteBehavior.Cascade);
        decision.HasIndex(d => new { d.State, d.LookAt });
        decision.HasIndex(d => new { d.Source, d.About });
    }
}

internal sealed class AlternativeMapping : IEntityTypeConfiguration<Alternative>
{
    public void Configure(EntityTypeBuilder<Alternative> alternative)
    {
        alternative.ToTable("DecisionAlternatives");
        alternative.HasKey(a => new { a.DecisionId, a.Number });
        alternative.Property(a => a.Number).ValueGeneratedNever();
        alternative.Property(a => a.Label).HasMaxLength(Alternative.LabelLength);
    }
}

internal sealed class DecisionVoterMapping : IEntityTypeConfiguration<DecisionVoter>
{
    public void Configure(EntityTypeBuilder<DecisionVoter> voter)
    {
        voter.HasKey(v => new { v.DecisionId, v.MemberId }); // A person votes once.
        voter.HasOne<Decision>().WithMany().HasForeignKey(v => v.DecisionId).OnDelete(DeleteBehavior.Cascade);
        voter.HasOne(v => v.Member).WithMany().HasForeignKey(v => v.MemberId).OnDelete(DeleteBehavior.Restrict);
        voter.HasOne(v => v.Organisation).WithMany().HasForeignKey(v => v.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        voter.HasIndex(v => new { v.DecisionId, v.OrganisationId }).IsUnique(); // And so does an organisation.
    }
}
