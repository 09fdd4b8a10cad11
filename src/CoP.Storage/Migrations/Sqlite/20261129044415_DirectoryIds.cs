using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoP.Storage.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 64,
                nullable: true);

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
