using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoP.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Choosing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_BroadcastId_Kind_State_Part",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_ConversationId_State",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_FinishedAt",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_LiveMessageId",
                table: "Outbox");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_BroadcastId_Kind_State_Part",
                table: "Outbox",
                columns: new[] { "BroadcastId", "Kind", "State", "Part" },
                filter: "\"BroadcastId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_ConversationId_State_NotBefore",
                table: "Outbox",
                columns: new[] { "ConversationId", "State", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_FinishedAt",
                table: "Outbox",
                column: "FinishedAt",
                filter: "\"FinishedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_LiveMessageId",
                table: "Outbox",
                column: "LiveMessageId",
                filter: "\"LiveMessageId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Outbox_BroadcastId_Kind_State_Part",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_ConversationId_State_NotBefore",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_FinishedAt",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_LiveMessageId",
                table: "Outbox");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_BroadcastId_Kind_State_Part",
                table: "Outbox",
                columns: new[] { "BroadcastId", "Kind", "State", "Part" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_ConversationId_State",
                table: "Outbox",
                columns: new[] { "ConversationId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_FinishedAt",
                table: "Outbox",
                column: "FinishedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_LiveMessageId",
                table: "Outbox",
                column: "LiveMessageId");
        }
    }
}
