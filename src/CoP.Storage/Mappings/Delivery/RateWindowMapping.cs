using CoP.Community.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Mappings.Delivery;

internal sealed class RateWindowMapping : IEntityTypeConfiguration<RateWindow>
{
    public void Configure(EntityTypeBuilder<RateWindow> window)
    {
        window.HasKey(w => w.Key);
        window.Property(w => w.Key).HasMaxLength(Lengths.Key);
        window.HasIndex(w => w.Until);
    }
}
