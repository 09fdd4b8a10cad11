using CoP.Community.ActionPoints;
using CoP.Community.ActionPoints.Agreed;
using CoP.Community.ActionPoints.Recommendations;
using CoP.Community.ActionPoints.Sheets;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

internal sealed class ActionPointMapping : IEntityTypeConfiguration<ActionPoint>
{
    public void Configure(EntityTypeBuilder<ActionPoint> point)
    {
        point.Property(p => p.Words).HasMaxLength(ActionPoint.WordsLength);
        point.Property(p => p.Detail).HasMaxLength(ActionPoint.DetailLength);
        point.Property(p => p.Source).HasMaxLength(Lengths.Slug);
        point.Property(p => p.BlockedBy).HasMaxLength(ActionPoint.ReasonLength);
        point.Property(p => p.BlockedHelp).HasMaxLength(ActionPoint.ReasonLength);
        point.Property(p => p.BlockedQuestion).HasMaxLength(Lengths.Slug);
        point.HasOne(p => p.Owner).WithMany().HasForeignKey(p => p.OwnerId).OnDelete(DeleteBehavior.Restrict);
        point.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        point.HasOne(p => p.HandTo).WithMany().HasForeignKey(p => p.HandToId).OnDelete(DeleteBehavior.Restrict);
        point.HasOne(p => p.GivenBy).WithMany().HasForeignKey(p => p.GivenById).OnDelete(DeleteBehavior.Restrict);
        point.HasOne(p => p.Group).WithMany().HasForeignKey(p => p.GroupId).OnDelete(DeleteBehavior.Restrict);
        point.HasMany(p => p.Helpers).WithOne().HasForeignKey(h => h.ActionPointId).OnDelete(DeleteBehavior.Cascade);
        point.HasMany(p => p.Notes).WithOne().HasForeignKey(n => n.ActionPointId).OnDelete(DeleteBehavior.Cascade);
        point.HasIndex(p => new { p.State, p.DueAt });
        point.Property(p => p.ImportKey).HasMaxLength(Lengths.Slug);
        point.HasIndex(p => p.ImportKey);
        point.HasIndex(p => p.RemindAt);
        point.HasIndex(p => p.PassOnAt);
        point.HasIndex(p => p.Source);
        point.HasIndex(p => p.BlockedQuestion);
    }
}

internal sealed class ActionHelperMapping : IEntityTypeConfiguration<ActionHelper>
{
    public void Configure(EntityTypeBuilder<ActionHelper> helper)
    {
        helper.HasKey(h => new { h.ActionPointId, h.MemberId });
        helper.HasOne(h => h.Member).WithMany().HasForeignKey(h => h.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ActionNoteMapping : IEntityTypeConfiguration<ActionNote>
{
    public void Configure(EntityTypeBuilder<ActionNote> note)
    {
        note.Property(n => n.Words).HasMaxLength(ActionPoint.ReasonLength);
        note.HasOne(n => n.By).WithMany().HasForeignKey(n => n.ById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FollowedListMapping : IEntityTypeConfiguration<FollowedList>
{
    public void Configure(EntityTypeBuilder<FollowedList> list)
    {
        list.Property(l => l.Title).HasMaxLength(FollowedList.TitleLength);
        list.HasOne(l => l.Group).WithMany().HasForeignKey(l => l.GroupId).OnDelete(DeleteBehavior.Restrict);
        list.HasOne<Member>().WithMany().HasForeignKey(l => l.CreatedById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MeetingMinutesMapping : IEntityTypeConfiguration<MeetingMinutes>
{
    public void Configure(EntityTypeBuilder<MeetingMinutes> minutes)
    {
        minutes.Property(m => m.Meeting).HasMaxLength(Lengths.Slug);
        minutes.Property(m => m.Document).HasMaxLength(Lengths.Slug);
        minutes.HasOne<Member>().WithMany().HasForeignKey(m => m.LinkedById).OnDelete(DeleteBehavior.Restrict);
        minutes.HasIndex(m => m.Meeting).IsUnique();
        minutes.HasIndex(m => m.Document);
    }
}

internal sealed class RecommendationMapping : IEntityTypeConfiguration<Recommendation>
{
    public void Configure(EntityTypeBuilder<Recommendation> one)
    {
        one.Property(r => r.Words).HasMaxLength(ActionPoint.WordsLength);
        one.Property(r => r.Detail).HasMaxLength(ActionPoint.DetailLength);
        one.Property(r => r.Source).HasMaxLength(Lengths.Slug);
        one.Property(r => r.Reason).HasMaxLength(ActionPoint.ReasonLength);
        one.HasOne(r => r.ToMember).WithMany().HasForeignKey(r => r.ToMemberId).OnDelete(DeleteBehavior.Restrict);
        one.HasOne(r => r.ToOrganisation).WithMany().HasForeignKey(r => r.ToOrganisationId).OnDelete(DeleteBehavior.Restrict);
        one.HasOne(r => r.ToGroup).WithMany().HasForeignKey(r => r.ToGroupId).OnDelete(DeleteBehavior.Restrict);
        one.HasOne(r => r.Group).WithMany().HasForeignKey(r => r.GroupId).OnDelete(DeleteBehavior.Restrict);
        one.HasOne(r => r.GivenBy).WithMany().HasForeignKey(r => r.GivenById).OnDelete(DeleteBehavior.Restrict);
        one.HasOne(r => r.AnsweredBy).WithMany().HasForeignKey(r => r.AnsweredById).OnDelete(DeleteBehavior.Restrict);
        one.HasOne(r => r.ActionPoint).WithMany().HasForeignKey(r => r.ActionPointId).OnDelete(DeleteBehavior.Restrict);
        one.HasIndex(r => new { r.State, r.AskAt });
        one.Property(r => r.ImportKey).HasMaxLength(Lengths.Slug);
        one.HasIndex(r => r.ImportKey);
        one.HasIndex(r => r.Source);
    }
}
