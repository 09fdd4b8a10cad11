using CoP.Community.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

internal sealed class GroupMapping : IEntityTypeConfiguration<Group>
{
    public void Configure(EntityTypeBuilder<Group> group)
    {
        group.Property(g => g.Slug).HasMaxLength(Lengths.Slug);
        group.Property(g => g.County).HasMaxLength(Lengths.Code);
        group.Property(g => g.Names).HasJsonText();
        group.Property(g => g.Keywords).HasJsonText();
        group.HasIndex(g => g.Slug).IsUnique();
    }
}

internal sealed class GroupMembershipMapping : IEntityTypeConfiguration<GroupMembership>
{
    public void Configure(EntityTypeBuilder<GroupMembership> membership)
    {
        membership.HasKey(m => new { m.GroupId, m.MemberId });
        membership.HasOne(m => m.Group).WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Restrict);
    }
}
