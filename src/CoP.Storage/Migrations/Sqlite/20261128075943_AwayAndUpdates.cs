using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoP.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AwayAndUpdates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AwayUntil",
                table: "Members",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DeputyId",
                table: "Members",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PassOnAt",
                table: "ActionPoints",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Members_AwayUntil",
                table: "Members",
                column: "AwayUntil");

            migrationBuilder.CreateIndex(
                name: "IX_Members_DeputyId",
                table: "Members",
                column: "DeputyId");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_PassOnAt",
                table: "ActionPoints",
                column: "PassOnAt");

            migrationBuilder.AddForeignKey(
                name: "FK_Members_Members_DeputyId",
                table: "Members",
                column: "DeputyId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Members_Members_DeputyId",
                table: "Members");

            migrationBuilder.DropIndex(
                name: "IX_Members_AwayUntil",
                table: "Members");

            migrationBuilder.DropIndex(
                name: "IX_Members_DeputyId",
                table: "Members");

            migrationBuilder.DropIndex(
                name: "IX_ActionPoints_PassOnAt",
                table: "ActionPoints");

            migrationBuilder.DropColumn(
                name: "AwayUntil",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "DeputyId",
                table: "Members");

            migrationBuilder.DropColumn(
                name: "PassOnAt",
                table: "ActionPoints");
        }
    }
}
