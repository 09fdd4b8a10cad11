using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoP.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Broadcasts : Migration
    {
        // The column is added here and not by an operation of EF, which would add it only at the end, when the table is made anew.
        // What has started goes on as the broadcast of the same number: the outbox's rows and old buttons know it by that.
        private const string Carry = """
            ALTER TABLE "Announcements" ADD COLUMN "BroadcastId" INTEGER NULL;

            INSERT INTO "Broadcasts" ("Id", "Source", "Title", "OwnerId", "NoticeType", "Notice", "Audience", "ConversationId", "Urgent", "HoldsDoubts",
                "State", "StartedAt", "FinishedAt", "NotAfter", "GoesOnDespiteRefusals", "Cursor", "IsExpanded", "HoldsRows", "Edition", "Round",
                "Pending_Kind", "Pending_Cursor", "Pending_UpTo", "Pending_StartedAt", "Pending_InFlight", "FinalCounts", "Revision")
            SELECT "Id", 'announcement:' || "Id",
                COALESCE((SELECT "Title" FROM "AnnouncementText" WHERE "AnnouncementId" = "Announcements"."Id" AND "IsOriginal" LIMIT 1), ''),
                "AuthorId", 'AnnouncementSent', '{"AnnouncementId":' || "Id" || ',"Round":' || "Round" || '}', "Audience", "ConversationId", "Urgent", "HoldsDoubts",
                "State", "StartedAt", "FinishedAt", "NotAfter", "GoesOnDespiteRefusals", "ExpandedTo", "IsExpanded", "HoldsRows", "Edition", "Round",
                "Sweep", CASE WHEN "Sweep" IS NOT NULL THEN "SweptTo" END, CASE WHEN "Sweep" IS NOT NULL THEN "SweepEnd" END,
                CASE WHEN "Sweep" IS NOT NULL THEN COALESCE("SweepAt", 3155378975999999999) END, CASE WHEN "Sweep" IS NOT NULL THEN "OnTheWire" END,
                "FinalCounts", 0
            FROM "Announcements"
            WHERE "StartedAt" IS NOT NULL AND "State" IN ('Running', 'Paused', 'Finished', 'Cancelled', 'Recalled');

            UPDATE "Announcements" SET "BroadcastId" = "Id", "FinishedAt" = NULL WHERE "Id" IN (SELECT "Id" FROM "Broadcasts");

            INSERT INTO "Responses" ("Subject", "MemberId", "Choice", "At")
            SELECT 'announcement:' || "AnnouncementId", "MemberId", 'acknowledged', "At" FROM "Acknowledgements";
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Broadcasts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    OwnerId = table.Column<long>(type: "INTEGER", nullable: false),
                    NoticeType = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Notice = table.Column<string>(type: "TEXT", nullable: false),
                    Audience = table.Column<string>(type: "TEXT", nullable: false),
                    ConversationId = table.Column<long>(type: "INTEGER", nullable: true),
                    Urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    HoldsDoubts = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    NotAfter = table.Column<long>(type: "INTEGER", nullable: true),
                    GoesOnDespiteRefusals = table.Column<bool>(type: "INTEGER", nullable: false),
                    Cursor = table.Column<long>(type: "INTEGER", nullable: false),
                    IsExpanded = table.Column<bool>(type: "INTEGER", nullable: false),
                    HoldsRows = table.Column<bool>(type: "INTEGER", nullable: false),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Pending_Kind = table.Column<string>(type: "TEXT", nullable: true),
                    Pending_Cursor = table.Column<long>(type: "INTEGER", nullable: true),
                    Pending_UpTo = table.Column<long>(type: "INTEGER", nullable: true),
                    Pending_StartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Pending_InFlight = table.Column<string>(type: "TEXT", nullable: true),
                    FinalCounts = table.Column<string>(type: "TEXT", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Broadcasts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Broadcasts_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Broadcasts_Members_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Responses",
                columns: table => new
                {
                    Subject = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    MemberId = table.Column<long>(type: "INTEGER", nullable: false),
                    Choice = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Responses", x => new { x.Subject, x.MemberId });
                    table.ForeignKey(
                        name: "FK_Responses_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql(Carry);

            migrationBuilder.CreateIndex(
                name: "IX_Announcements_BroadcastId",
                table: "Announcements",
                column: "BroadcastId");

            migrationBuilder.CreateIndex(
                name: "IX_Broadcasts_ConversationId",
                table: "Broadcasts",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_Broadcasts_FinishedAt",
                table: "Broadcasts",
                column: "FinishedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Broadcasts_OwnerId",
                table: "Broadcasts",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Broadcasts_Source",
                table: "Broadcasts",
                column: "Source",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Responses_MemberId",
                table: "Responses",
                column: "MemberId");

            migrationBuilder.DropTable(
                name: "Acknowledgements");

            migrationBuilder.DropColumn(
                name: "Edition",
                table: "Announcements");

            migrationBuilder.DropColumn(
                name: "ExpandedTo",
                table: "Announcements");

            migrationBuilder.DropColumn(
                name: "FinalCounts",
                table: "Announcements");

            migrationBuilder.DropColumn(
                name: "GoesOnDespiteRefusals",
                table: "Announcements");

            migrationBuilder.DropColumn(
                name: "HoldsRows",
                table: "Announcements");

            migrationBuilder.DropColumn(
                name: "IsExpanded",
                table: "Announcements");

            migrationBuilder.DropColumn(
                name: "NotAfter",
                table: "Announcements");

            migrationBuilder.DropColumn(
                name: "OnTheWire",
                table: "Announcements");

            migrationBuilder.DropColumn(
                name: "Round",
                table: "Announcements");

            migrationBuilder.DropColumn(
                name: "StartedAt",
                table: "Announcements");

            migrationBuilder.DropColumn(
                name: "Sweep",
                table: "Announcements");

            migrationBuilder.DropColumn(
                name: "SweepEnd",
                table: "Announcements");

            migrationBuilder.DropColumn(
                name: "SweptTo",
                table: "Announcements");

            migrationBuilder.DropColumn(
                name: "SweepAt",
                table: "Announcements");

            migrationBuilder.AddForeignKey(
                name: "FK_Announcements_Broadcasts_BroadcastId",
                table: "Announcements",
                column: "BroadcastId",
                principalTable: "Broadcasts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Announcements_Broadcasts_BroadcastId",
                table: "Announcements");

            migrationBuilder.DropTable(
                name: "Broadcasts");

            migrationBuilder.DropTable(
                name: "Responses");

            migrationBuilder.DropIndex(
                name: "IX_Announcements_BroadcastId",
                table: "Announcements");

            migrationBuilder.RenameColumn(
                name: "BroadcastId",
                table: "Announcements",
                newName: "SweepAt");

            migrationBuilder.AddColumn<int>(
                name: "Edition",
                table: "Announcements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "ExpandedTo",
                table: "Announcements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "FinalCounts",
                table: "Announcements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "GoesOnDespiteRefusals",
                table: "Announcements",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "HoldsRows",
                table: "Announcements",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsExpanded",
                table: "Announcements",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "NotAfter",
                table: "Announcements",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OnTheWire",
                table: "Announcements",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Round",
                table: "Announcements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "StartedAt",
                table: "Announcements",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Sweep",
                table: "Announcements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SweepEnd",
                table: "Announcements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "SweptTo",
                table: "Announcements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "Acknowledgements",
                columns: table => new
                {
                    AnnouncementId = table.Column<long>(type: "INTEGER", nullable: false),
                    MemberId = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Acknowledgements", x => new { x.AnnouncementId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_Acknowledgements_Announcements_AnnouncementId",
                        column: x => x.AnnouncementId,
                        principalTable: "Announcements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Acknowledgements_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Acknowledgements_MemberId",
                table: "Acknowledgements",
                column: "MemberId");
        }
    }
}
