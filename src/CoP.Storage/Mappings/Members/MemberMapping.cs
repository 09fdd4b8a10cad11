using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Mappings.Members;

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.Property(m => m.Name).HasMaxLength(Lengths.Name);
        member.Property(m => m.County).HasMaxLength(Lengths.Code);
        member.Property(m => m.Language).HasMaxLength(Lengths.Code);
        member.Property(m => m.TimeZone).HasMaxLength(Lengths.Slug);
        member.Property(m => m.Pillars).HasConversion<int>(); // A set of flags: searched by bits.
        member.HasOne(m => m.Organisation).WithMany().HasForeignKey(m => m.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        member.HasMany(m => m.Memberships).WithOne().HasForeignKey(s => s.MemberId).OnDelete(DeleteBehavior.Cascade);
        member.HasMany(m => m.Themes).WithOne().HasForeignKey(t => t.MemberId).OnDelete(DeleteBehavior.Cascade);
        member.Ignore(m => m.IsGuest);
        member.HasIndex(m => m.Name);
    }
}
