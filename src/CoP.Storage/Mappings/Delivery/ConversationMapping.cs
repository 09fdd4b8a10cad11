using CoP.Community.Delivery;
using CoP.Community.Groups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Mappings.Delivery;

internal sealed class ConversationMapping : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> conversation)
    {
        conversation.Property(c => c.Channel).HasMaxLength(Lengths.Channel);
        conversation.Property(c => c.ExternalId).HasMaxLength(Lengths.ExternalId);
        conversation.Property(c => c.Thread).HasMaxLength(Lengths.Thread);
        conversation.Property(c => c.Tenant).HasMaxLength(Lengths.Bot);
        conversation.Property(c => c.Team).HasMaxLength(Lengths.ExternalId);
        conversation.HasIndex(c => c.Team);
        conversation.Ignore(c => c.Lane);
        conversation.Property(c => c.Language).HasMaxLength(Lengths.Code);
        conversation.HasOne<Group>().WithMany().HasForeignKey(c => c.BoundGroupId).OnDelete(DeleteBehavior.Restrict);
        conversation.ToTable(static table => table.HasCheckConstraint("CK_Conversations_ExternalId", Checks.NotEmpty(nameof(Conversation.ExternalId))));
        conversation.HasIndex(c => new { c.Channel, c.ExternalId, c.Thread }).IsUnique();
    }
}
