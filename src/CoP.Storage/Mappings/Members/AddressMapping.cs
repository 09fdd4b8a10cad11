using CoP.Community.Delivery;
using CoP.Community.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Mappings.Members;

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
    }
}
