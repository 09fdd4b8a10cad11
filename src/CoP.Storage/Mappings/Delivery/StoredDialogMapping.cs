using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Mappings.Delivery;

internal sealed class StoredDialogMapping : IEntityTypeConfiguration<StoredDialog>
{
    public void Configure(EntityTypeBuilder<StoredDialog> dialog)
    {
        dialog.Property(d => d.Person).HasMaxLength(Lengths.ExternalId);
        dialog.HasOne<Conversation>().WithMany().HasForeignKey(d => d.ConversationId).OnDelete(DeleteBehavior.Restrict);
        dialog.ToTable(static table => table.HasCheckConstraint("CK_Dialogs_Person", Checks.NotEmpty(nameof(StoredDialog.Person))));
        dialog.HasIndex(d => new { d.ConversationId, d.Person }).IsUnique();
    }
}
