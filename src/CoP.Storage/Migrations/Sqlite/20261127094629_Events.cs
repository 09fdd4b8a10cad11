using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoP.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Events : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_LiveMessages_Subject",
                table: "LiveMessages");

            migrationBuilder.CreateTable(
                name: "CalendarFeeds",
                columns: table => new
                {
                    MemberId = table.Column<long>(type: "INTEGER", nullable: false),
                    Secret = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeeds", x => x.MemberId);
                    table.ForeignKey(
                        name: "FK_CalendarFeeds_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EventTopics",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ProposedById = table.Column<long>(type: "INTEGER", nullable: false),
                    GroupId = table.Column<long>(type: "INTEGER", nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: true),
                    ProposedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventTopics", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EventTopics_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventTopics_Members_ProposedById",
                        column: x => x.ProposedById,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Events",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    About = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    OrganiserId = table.Column<long>(type: "INTEGER", nullable: false),
                    HostId = table.Column<long>(type: "INTEGER", nullable: true),
                    GroupId = table.Column<long>(type: "INTEGER", nullable: true),
                    County = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    StartsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", nullable: false),
                    Details = table.Column<string>(type: "TEXT", nullable: false),
                    RoomCapacity = table.Column<int>(type: "INTEGER", nullable: true),
                    RemoteCapacity = table.Column<int>(type: "INTEGER", nullable: true),
                    RoomHeld = table.Column<int>(type: "INTEGER", nullable: false),
                    RemoteHeld = table.Column<int>(type: "INTEGER", nullable: false),
                    Queued = table.Column<long>(type: "INTEGER", nullable: false),
                    CalendarUid = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Series = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ParentId = table.Column<long>(type: "INTEGER", nullable: true),
                    TopicId = table.Column<long>(type: "INTEGER", nullable: true),
                    CancelReason = table.Column<string>(type: "TEXT", nullable: true),
                    Recording = table.Column<string>(type: "TEXT", nullable: true),
                    Summary = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RemindAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PromoteAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FeedbackAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DoorKey = table.Column<string>(type: "TEXT", nullable: true),
                    CalendarFileId = table.Column<long>(type: "INTEGER", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Events", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Events_EventTopics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "EventTopics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Events_Events_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Events_Files_CalendarFileId",
                        column: x => x.CalendarFileId,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_Events_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Events_Members_OrganiserId",
                        column: x => x.OrganiserId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Events_Organisations_HostId",
                        column: x => x.HostId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EventFeedback",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EventId = table.Column<long>(type: "INTEGER", nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventFeedback", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EventFeedback_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EventSpeakers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EventId = table.Column<long>(type: "INTEGER", nullable: false),
                    MemberId = table.Column<long>(type: "INTEGER", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Role = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Biography = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    SlidesFileId = table.Column<long>(type: "INTEGER", nullable: true),
                    SlidesDueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RemindAt = table.Column<long>(type: "INTEGER", nullable: true),
                    InvitedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventSpeakers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EventSpeakers_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventSpeakers_Files_SlidesFileId",
                        column: x => x.SlidesFileId,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EventSpeakers_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Registrations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EventId = table.Column<long>(type: "INTEGER", nullable: false),
                    MemberId = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Way = table.Column<string>(type: "TEXT", nullable: false),
                    RegisteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Position = table.Column<long>(type: "INTEGER", nullable: false),
                    OfferedUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Offers = table.Column<int>(type: "INTEGER", nullable: false),
                    Left = table.Column<string>(type: "TEXT", nullable: true),
                    AttendedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IsWalkIn = table.Column<bool>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Registrations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Registrations_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Registrations_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PanelQuestions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EventId = table.Column<long>(type: "INTEGER", nullable: false),
                    AskerId = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Votes = table.Column<int>(type: "INTEGER", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SpeakerId = table.Column<long>(type: "INTEGER", nullable: true),
                    RemindAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PanelQuestions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PanelQuestions_EventSpeakers_SpeakerId",
                        column: x => x.SpeakerId,
                        principalTable: "EventSpeakers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PanelQuestions_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PanelQuestions_Members_AskerId",
                        column: x => x.AskerId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LiveMessages_Subject_MemberId",
                table: "LiveMessages",
                columns: new[] { "Subject", "MemberId" });

            migrationBuilder.CreateIndex(
                name: "IX_LiveMessages_Subject_NoticeType",
                table: "LiveMessages",
                columns: new[] { "Subject", "NoticeType" });

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_Secret",
                table: "CalendarFeeds",
                column: "Secret",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EventFeedback_EventId",
                table: "EventFeedback",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_Events_CalendarFileId",
                table: "Events",
                column: "CalendarFileId");

            migrationBuilder.CreateIndex(
                name: "IX_Events_FeedbackAt",
                table: "Events",
                column: "FeedbackAt");

            migrationBuilder.CreateIndex(
                name: "IX_Events_GroupId",
                table: "Events",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Events_HostId",
                table: "Events",
                column: "HostId");

            migrationBuilder.CreateIndex(
                name: "IX_Events_OrganiserId",
                table: "Events",
                column: "OrganiserId");

            migrationBuilder.CreateIndex(
                name: "IX_Events_ParentId",
                table: "Events",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Events_PromoteAt",
                table: "Events",
                column: "PromoteAt");

            migrationBuilder.CreateIndex(
                name: "IX_Events_RemindAt",
                table: "Events",
                column: "RemindAt");

            migrationBuilder.CreateIndex(
                name: "IX_Events_Series",
                table: "Events",
                column: "Series");

            migrationBuilder.CreateIndex(
                name: "IX_Events_State_EndsAt",
                table: "Events",
                columns: new[] { "State", "EndsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Events_State_StartsAt",
                table: "Events",
                columns: new[] { "State", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Events_TopicId",
                table: "Events",
                column: "TopicId");

            migrationBuilder.CreateIndex(
                name: "IX_EventSpeakers_EventId_MemberId",
                table: "EventSpeakers",
                columns: new[] { "EventId", "MemberId" });

            migrationBuilder.CreateIndex(
                name: "IX_EventSpeakers_MemberId",
                table: "EventSpeakers",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_EventSpeakers_RemindAt",
                table: "EventSpeakers",
                column: "RemindAt");

            migrationBuilder.CreateIndex(
                name: "IX_EventSpeakers_SlidesFileId",
                table: "EventSpeakers",
                column: "SlidesFileId");

            migrationBuilder.CreateIndex(
                name: "IX_EventTopics_GroupId",
                table: "EventTopics",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_EventTopics_ProposedById",
                table: "EventTopics",
                column: "ProposedById");

            migrationBuilder.CreateIndex(
                name: "IX_EventTopics_Source",
                table: "EventTopics",
                column: "Source");

            migrationBuilder.CreateIndex(
                name: "IX_EventTopics_State_Seconds",
                table: "EventTopics",
                columns: new[] { "State", "Seconds" });

            migrationBuilder.CreateIndex(
                name: "IX_PanelQuestions_AskerId",
                table: "PanelQuestions",
                column: "AskerId");

            migrationBuilder.CreateIndex(
                name: "IX_PanelQuestions_EventId_State_Votes",
                table: "PanelQuestions",
                columns: new[] { "EventId", "State", "Votes" });

            migrationBuilder.CreateIndex(
                name: "IX_PanelQuestions_RemindAt",
                table: "PanelQuestions",
                column: "RemindAt");

            migrationBuilder.CreateIndex(
                name: "IX_PanelQuestions_SpeakerId",
                table: "PanelQuestions",
                column: "SpeakerId");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_EventId_MemberId",
                table: "Registrations",
                columns: new[] { "EventId", "MemberId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_EventId_State_Way_Position",
                table: "Registrations",
                columns: new[] { "EventId", "State", "Way", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_MemberId_State",
                table: "Registrations",
                columns: new[] { "MemberId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_State_OfferedUntil",
                table: "Registrations",
                columns: new[] { "State", "OfferedUntil" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CalendarFeeds");

            migrationBuilder.DropTable(
                name: "EventFeedback");

            migrationBuilder.DropTable(
                name: "PanelQuestions");

            migrationBuilder.DropTable(
                name: "Registrations");

            migrationBuilder.DropTable(
                name: "EventSpeakers");

            migrationBuilder.DropTable(
                name: "Events");

            migrationBuilder.DropTable(
                name: "EventTopics");

            migrationBuilder.DropIndex(
                name: "IX_LiveMessages_Subject_MemberId",
                table: "LiveMessages");

            migrationBuilder.DropIndex(
                name: "IX_LiveMessages_Subject_NoticeType",
                table: "LiveMessages");

            migrationBuilder.CreateIndex(
                name: "IX_LiveMessages_Subject",
                table: "LiveMessages",
                column: "Subject");
        }
    }
}
