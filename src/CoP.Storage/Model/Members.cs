using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

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
        member.HasOne(m => m.Deputy).WithMany().HasForeignKey(m => m.DeputyId).OnDelete(DeleteBehavior.Restrict);
        member.HasIndex(m => m.Name);
        member.HasIndex(m => m.AwayUntil);
    }
}

internal sealed class AddressMapping : IEntityTypeConfiguration<Address>
{
    public void Configure(EntityTypeBuilder<Address> address)
    {
        address.Property(a => a.Channel).HasMaxLength(Lengths.Channel);
        address.Property(a => a.ExternalId).HasMaxLength(Lengths.ExternalId);
        address.HasOne(a => a.Member).WithMany().HasForeignKey(a => a.MemberId).OnDelete(DeleteBehavior.Restrict);
        address.HasOne<Conversation>().WithMany().HasForeignKey(a => a.ConversationId).OnDelete(DeleteBehavior.Restrict);
        address.ToTable(static table => table.HasCheckConstraint("CK_Addresses_ExternalId", Checks.NotEmpty(nameof(Address.ExternalId))));
        address.HasIndex(a => new { a.Channel, a.ExternalId }).IsUnique();
        address.Property(a => a.DirectoryId).HasMaxLength(Lengths.Hash);
        address.HasIndex(a => a.DirectoryId).HasFilter("\"DirectoryId\" IS NOT NULL");
    }
}

internal sealed class KnownContactMapping : IEntityTypeConfiguration<KnownContact>
{
    public void Configure(EntityTypeBuilder<KnownContact> contact)
    {
        contact.Property(c => c.Kind).HasMaxLength(Lengths.Slug);
        contact.Property(c => c.Value).HasMaxLength(Lengths.Key);
        contact.HasOne(c => c.Member).WithMany().HasForeignKey(c => c.MemberId).OnDelete(DeleteBehavior.Cascade);
        contact.ToTable(static table => table.HasCheckConstraint("CK_KnownContacts_Value", Checks.NotEmpty(nameof(KnownContact.Value))));
        contact.HasIndex(c => new { c.Kind, c.Value }).IsUnique();
    }
}

internal sealed class MemberThemeMapping : IEntityTypeConfiguration<MemberTheme>
{
    public void Configure(EntityTypeBuilder<MemberTheme> theme)
    {
        theme.HasKey(t => new { t.MemberId, t.Theme });
        theme.Property(t => t.Theme).HasMaxLength(Lengths.Slug);
        theme.HasIndex(t => t.Theme);
    }
}

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.Property(o => o.Name).HasMaxLength(Lengths.Name);
        organisation.HasIndex(o => o.Name).IsUnique();
        organisation.Property(o => o.Profile).HasMaxLength(Organisation.ProfileLength);
        organisation.HasOne(o => o.Contact).WithMany().HasForeignKey(o => o.ContactId).OnDelete(DeleteBehavior.Restrict);
        organisation.HasOne(o => o.AddedBy).WithMany().HasForeignKey(o => o.AddedById).OnDelete(DeleteBehavior.Restrict);
        organisation.HasMany(o => o.Names).WithOne().HasForeignKey(n => n.OrganisationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class OrganisationNameMapping : IEntityTypeConfiguration<OrganisationName>
{
    public void Configure(EntityTypeBuilder<OrganisationName> name)
    {
        name.HasKey(n => n.Key);
        name.Property(n => n.Key).HasMaxLength(Lengths.Key);
    }
}
