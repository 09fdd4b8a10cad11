using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Mappings.Delivery;

internal sealed class PlaybackMessageMapping : IEntityTypeConfiguration<PlaybackMessage>
{
    public void Configure(EntityTypeBuilder<PlaybackMessage> message) =>
        message.HasOne<Conversation>().WithMany().HasForeignKey(m => m.ConversationId).OnDelete(DeleteBehavior.Restrict);
}
