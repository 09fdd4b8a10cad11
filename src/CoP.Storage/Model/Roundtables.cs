using CoP.Community.Documents;
using CoP.Community.Roundtables;
using CoP.Community.Roundtables.GroupMeetings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

internal sealed class MeetingCycleMapping : IEntityTypeConfiguration<MeetingCycle>
{
    public void Configure(EntityTypeBuilder<MeetingCycle> cycle)
    {
        cycle.Property(c => c.Period).HasMaxLength(Lengths.Slug);
        cycle.Property(c => c.Agenda).HasMaxLength(MeetingCycle.AgendaLength);
        cycle.HasOne(c => c.Group).WithMany().HasForeignKey(c => c.GroupId).OnDelete(DeleteBehavior.Restrict);
        cycle.HasOne(c => c.Event).WithMany().HasForeignKey(c => c.EventId).OnDelete(DeleteBehavior.Restrict);
        cycle.HasOne<Document>().WithMany().HasForeignKey(c => c.PackId).OnDelete(DeleteBehavior.SetNull);
        cycle.HasOne<Document>().WithMany().HasForeignKey(c => c.MinutesId).OnDelete(DeleteBehavior.NoAction);
        cycle.HasMany(c => c.Contributions).WithOne(c => c.Cycle).HasForeignKey(c => c.CycleId).OnDelete(DeleteBehavior.Cascade);
        cycle.HasIndex(c => c.Period).IsUnique(); // Planned once, wherever it is moved.
        cycle.HasIndex(c => c.LookAt);
        cycle.HasIndex(c => new { c.Kind, c.State, c.StartsAt });
        cycle.HasIndex(c => c.EventId);
    }
}

internal sealed class ContributionMapping : IEntityTypeConfiguration<Contribution>
{
    public void Configure(EntityTypeBuilder<Contribution> contribution)
    {
        contribution.Property(c => c.Learnings).HasMaxLength(Contribution.PartLength);
        contribution.Property(c => c.Results).HasMaxLength(Contribution.PartLength);
        contribution.Property(c => c.Recommendations).HasMaxLength(Contribution.PartLength);
        contribution.Property(c => c.Asks).HasMaxLength(Contribution.PartLength);
        contribution.HasOne(c => c.Group).WithMany().HasForeignKey(c => c.GroupId).OnDelete(DeleteBehavior.Restrict);
        contribution.HasOne(c => c.WrittenBy).WithMany().HasForeignKey(c => c.WrittenById).OnDelete(DeleteBehavior.Restrict);
        contribution.HasIndex(c => new { c.CycleId, c.GroupId }).IsUnique();
    }
}

internal sealed class MeetingPlanMapping : IEntityTypeConfiguration<MeetingPlan>
{
    public void Configure(EntityTypeBuilder<MeetingPlan> plan)
    {
        plan.HasKey(p => p.GroupId);
        plan.HasOne(p => p.Group).WithMany().HasForeignKey(p => p.GroupId).OnDelete(DeleteBehavior.Restrict);
        plan.HasOne(p => p.SetBy).WithMany().HasForeignKey(p => p.SetById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MeetingPointMapping : IEntityTypeConfiguration<MeetingPoint>
{
    public void Configure(EntityTypeBuilder<MeetingPoint> point)
    {
        point.Property(p => p.Words).HasMaxLength(MeetingPoint.WordsLength);
        point.HasOne<MeetingCycle>().WithMany().HasForeignKey(p => p.CycleId).OnDelete(DeleteBehavior.Cascade);
        point.HasOne(p => p.Member).WithMany().HasForeignKey(p => p.MemberId).OnDelete(DeleteBehavior.Restrict);
    }
}
