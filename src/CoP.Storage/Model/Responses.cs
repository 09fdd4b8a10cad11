using CoP.Community.Responses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoP.Storage.Model;

internal sealed class ResponseMapping : IEntityTypeConfiguration<Response>
{
    public void Configure(EntityTypeBuilder<Response> response)
    {
        response.HasKey(r => new { r.Subject, r.MemberId });
        response.Property(r => r.Subject).HasMaxLength(Lengths.Subject);
        response.Property(r => r.Choice).HasMaxLength(Response.ChoiceLength);
        response.HasOne(r => r.Member).WithMany().HasForeignKey(r => r.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
