using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoP.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class DirectoryIds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DirectoryId",
                table: "Addresses",
                type: "nvarchar(800)",
                maxLength: 800,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.CreateIndex(
                name: "IX_Addresses_DirectoryId",
                table: "Addresses",
                column: "DirectoryId",
                filter: "\"DirectoryId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Addresses_DirectoryId",
                table: "Addresses");

            migrationBuilder.DropColumn(
                name: "DirectoryId",
                table: "Addresses");
        }
    }
}
