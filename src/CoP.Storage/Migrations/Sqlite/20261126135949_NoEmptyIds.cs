using CoP.Storage.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoP.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class NoEmptyIds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            EmptyIds.Clear(migrationBuilder);

            migrationBuilder.AddCheckConstraint(
                name: "CK_Dialogs_Person",
                table: "Dialogs",
                sql: "TRIM(\"Person\") <> ''");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Conversations_ExternalId",
                table: "Conversations",
                sql: "TRIM(\"ExternalId\") <> ''");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Addresses_ExternalId",
                table: "Addresses",
                sql: "TRIM(\"ExternalId\") <> ''");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Dialogs_Person",
                table: "Dialogs");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Conversations_ExternalId",
                table: "Conversations");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Addresses_ExternalId",
                table: "Addresses");
        }
    }
}
