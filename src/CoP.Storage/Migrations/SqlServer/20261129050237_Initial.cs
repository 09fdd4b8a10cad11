using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CoP.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateSequence(
                name: "ActionNoteSequence");

            migrationBuilder.CreateSequence(
                name: "ActionPointSequence");

            migrationBuilder.CreateSequence(
                name: "AddressSequence");

            migrationBuilder.CreateSequence(
                name: "AnnouncementSequence");

            migrationBuilder.CreateSequence(
                name: "AnswerSequence");

            migrationBuilder.CreateSequence(
                name: "AuditEntrySequence");

            migrationBuilder.CreateSequence(
                name: "BroadcastSequence");

            migrationBuilder.CreateSequence(
                name: "ContributionSequence");

            migrationBuilder.CreateSequence(
                name: "ConversationSequence");

            migrationBuilder.CreateSequence(
                name: "DigestItemSequence");

            migrationBuilder.CreateSequence(
                name: "DiscussionMonthSequence");

            migrationBuilder.CreateSequence(
                name: "DiscussionReplySequence");

            migrationBuilder.CreateSequence(
                name: "DiscussionSequence");

            migrationBuilder.CreateSequence(
                name: "DocumentSequence");

            migrationBuilder.CreateSequence(
                name: "EventFeedbackSequence");

            migrationBuilder.CreateSequence(
                name: "EventSequence");

            migrationBuilder.CreateSequence(
                name: "EventSpeakerSequence");

            migrationBuilder.CreateSequence(
                name: "EventTopicSequence");

            migrationBuilder.CreateSequence(
                name: "FollowedListSequence");

            migrationBuilder.CreateSequence(
                name: "FollowUpSequence");

            migrationBuilder.CreateSequence(
                name: "GlossaryNameSequence");

            migrationBuilder.CreateSequence(
                name: "GlossaryTermSequence");

            migrationBuilder.CreateSequence(
                name: "GroupSequence");

            migrationBuilder.CreateSequence(
                name: "HostRequestSequence");

            migrationBuilder.CreateSequence(
                name: "InboxEntrySequence");

            migrationBuilder.CreateSequence(
                name: "InvitationSequence");

            migrationBuilder.CreateSequence(
                name: "LiveMessageSequence");

            migrationBuilder.CreateSequence(
                name: "MeetingCycleSequence");

            migrationBuilder.CreateSequence(
                name: "MeetingMinutesSequence");

            migrationBuilder.CreateSequence(
                name: "MeetingPointSequence");

            migrationBuilder.CreateSequence(
                name: "MemberSequence");

            migrationBuilder.CreateSequence(
                name: "OrganisationSequence");

            migrationBuilder.CreateSequence(
                name: "OutboxMessageSequence");

            migrationBuilder.CreateSequence(
                name: "PanelQuestionSequence");

            migrationBuilder.CreateSequence(
                name: "PastSearchSequence");

            migrationBuilder.CreateSequence(
                name: "PlaybackMessageSequence");

            migrationBuilder.CreateSequence(
                name: "ProgrammeSequence");

            migrationBuilder.CreateSequence(
                name: "QuestionRequestSequence");

            migrationBuilder.CreateSequence(
                name: "QuestionSequence");

            migrationBuilder.CreateSequence(
                name: "ReadingListSequence");

            migrationBuilder.CreateSequence(
                name: "RecommendationSequence");

            migrationBuilder.CreateSequence(
                name: "RegistrationSequence");

            migrationBuilder.CreateSequence(
                name: "SearchChangeSequence");

            migrationBuilder.CreateSequence(
                name: "StoredDialogSequence");

            migrationBuilder.CreateSequence(
                name: "StoredFileSequence");

            migrationBuilder.CreateTable(
                name: "AuditLog",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [AuditEntrySequence]"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ActorId = table.Column<long>(type: "bigint", nullable: true),
                    Action = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditLog", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DiscussionMonths",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [DiscussionMonthSequence]"),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    SkippedAt = table.Column<long>(type: "bigint", nullable: true),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DiscussionMonths", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "GlossaryTerms",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [GlossaryTermSequence]"),
                    Definitions = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GlossaryTerms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Groups",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [GroupSequence]"),
                    Slug = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Names = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Keywords = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    County = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Groups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Inbox",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [InboxEntrySequence]"),
                    Channel = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Bot = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ExternalId = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    EffectKey = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true, collation: "Latin1_General_100_BIN2"),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ReceivedAt = table.Column<long>(type: "bigint", nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Payload = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Reference = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    SettledAt = table.Column<long>(type: "bigint", nullable: true),
                    RepeatKey = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true, collation: "Latin1_General_100_BIN2"),
                    MayRepeat = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Inbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RateWindows",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Left = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RateWindows", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "RemovedGlossaryNames",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RemovedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RemovedGlossaryNames", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Schedule",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PausedAt = table.Column<long>(type: "bigint", nullable: true),
                    RunAskedAt = table.Column<long>(type: "bigint", nullable: true),
                    LastRunAt = table.Column<long>(type: "bigint", nullable: true),
                    LastOutcome = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    LastCount = table.Column<int>(type: "int", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Schedule", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "SearchChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [SearchChangeSequence]"),
                    Key = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Settings",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Value = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Settings", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "WorkLeases",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Holder = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkLeases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "GlossaryNames",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [GlossaryNameSequence]"),
                    TermId = table.Column<long>(type: "bigint", nullable: false),
                    Language = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Place = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Key = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GlossaryNames", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GlossaryNames_GlossaryTerms_TermId",
                        column: x => x.TermId,
                        principalTable: "GlossaryTerms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Conversations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [ConversationSequence]"),
                    Channel = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ExternalId = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Thread = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Tenant = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Team = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Title = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Route = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Language = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    BoundGroupId = table.Column<long>(type: "bigint", nullable: true),
                    GreetedAt = table.Column<long>(type: "bigint", nullable: true),
                    Reachable = table.Column<bool>(type: "bit", nullable: false),
                    LostAt = table.Column<long>(type: "bigint", nullable: true),
                    LostReason = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Conversations", x => x.Id);
                    table.CheckConstraint("CK_Conversations_ExternalId", "TRIM(\"ExternalId\") <> ''");
                    table.ForeignKey(
                        name: "FK_Conversations_Groups_BoundGroupId",
                        column: x => x.BoundGroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Dialogs",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [StoredDialogSequence]"),
                    ConversationId = table.Column<long>(type: "bigint", nullable: false),
                    Person = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false, collation: "Latin1_General_100_BIN2"),
                    State = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    TouchedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Dialogs", x => x.Id);
                    table.CheckConstraint("CK_Dialogs_Person", "TRIM(\"Person\") <> ''");
                    table.ForeignKey(
                        name: "FK_Dialogs_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LiveMessages",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [LiveMessageSequence]"),
                    ConversationId = table.Column<long>(type: "bigint", nullable: false),
                    MemberId = table.Column<long>(type: "bigint", nullable: true),
                    Subject = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    NoticeType = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Notice = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    PlatformId = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ShownHash = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<int>(type: "int", nullable: false),
                    EditedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LiveMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LiveMessages_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Playback",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [PlaybackMessageSequence]"),
                    ConversationId = table.Column<long>(type: "bigint", nullable: false),
                    FromMember = table.Column<bool>(type: "bit", nullable: false),
                    Body = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    EditedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Playback", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Playback_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [OutboxMessageSequence]"),
                    ConversationId = table.Column<long>(type: "bigint", nullable: true),
                    Lane = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false, collation: "Latin1_General_100_BIN2"),
                    BroadcastId = table.Column<long>(type: "bigint", nullable: true),
                    MemberId = table.Column<long>(type: "bigint", nullable: true),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    NoticeType = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Body = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Wire = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    DedupeKey = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Part = table.Column<int>(type: "int", nullable: false),
                    Priority = table.Column<int>(type: "int", nullable: false),
                    Policy = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    NotBefore = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    Ambiguities = table.Column<int>(type: "int", nullable: false),
                    LeasedUntil = table.Column<long>(type: "bigint", nullable: true),
                    Fence = table.Column<long>(type: "bigint", nullable: false),
                    Target = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    PlatformId = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    LiveMessageId = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    FinishedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Outbox_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Outbox_LiveMessages_LiveMessageId",
                        column: x => x.LiveMessageId,
                        principalTable: "LiveMessages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ActionHelper",
                columns: table => new
                {
                    ActionPointId = table.Column<long>(type: "bigint", nullable: false),
                    MemberId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActionHelper", x => new { x.ActionPointId, x.MemberId });
                });

            migrationBuilder.CreateTable(
                name: "ActionNote",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [ActionNoteSequence]"),
                    ActionPointId = table.Column<long>(type: "bigint", nullable: false),
                    ById = table.Column<long>(type: "bigint", nullable: true),
                    Kind = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Words = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActionNote", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ActionPoints",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [ActionPointSequence]"),
                    Words = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Detail = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Source = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true, collation: "Latin1_General_100_BIN2"),
                    OwnerId = table.Column<long>(type: "bigint", nullable: true),
                    OrganisationId = table.Column<long>(type: "bigint", nullable: true),
                    HandToId = table.Column<long>(type: "bigint", nullable: true),
                    DueAt = table.Column<long>(type: "bigint", nullable: true),
                    GroupId = table.Column<long>(type: "bigint", nullable: true),
                    Priority = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Readers = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    NeedsConfirmation = table.Column<bool>(type: "bit", nullable: false),
                    GivenById = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DoneAt = table.Column<long>(type: "bigint", nullable: true),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    BlockedBy = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    BlockedHelp = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    BlockedQuestion = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Moved = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: true),
                    RemindAt = table.Column<long>(type: "bigint", nullable: true),
                    PlannedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RemindedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RemindedStage = table.Column<int>(type: "int", nullable: true),
                    SnoozedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    PassOnAt = table.Column<long>(type: "bigint", nullable: true),
                    Nudged = table.Column<int>(type: "int", nullable: false),
                    ListedAt = table.Column<long>(type: "bigint", nullable: false),
                    ImportKey = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActionPoints", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ActionPoints_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Addresses",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [AddressSequence]"),
                    MemberId = table.Column<long>(type: "bigint", nullable: false),
                    Channel = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ExternalId = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ConversationId = table.Column<long>(type: "bigint", nullable: true),
                    Preferred = table.Column<bool>(type: "bit", nullable: false),
                    LastSeenAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Addresses", x => x.Id);
                    table.CheckConstraint("CK_Addresses_ExternalId", "TRIM(\"ExternalId\") <> ''");
                    table.ForeignKey(
                        name: "FK_Addresses_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Announcements",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [AnnouncementSequence]"),
                    AuthorId = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    BroadcastId = table.Column<long>(type: "bigint", nullable: true),
                    Buttons = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    FileId = table.Column<long>(type: "bigint", nullable: true),
                    Audience = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    ConversationId = table.Column<long>(type: "bigint", nullable: true),
                    Urgent = table.Column<bool>(type: "bit", nullable: false),
                    HoldsDoubts = table.Column<bool>(type: "bit", nullable: false),
                    StartsAt = table.Column<long>(type: "bigint", nullable: true),
                    MayBeLate = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    FinishedAt = table.Column<long>(type: "bigint", nullable: true),
                    ApprovedById = table.Column<long>(type: "bigint", nullable: true),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Announcements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Announcements_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AnnouncementText",
                columns: table => new
                {
                    AnnouncementId = table.Column<long>(type: "bigint", nullable: false),
                    Language = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Title = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Body = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    IsOriginal = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnnouncementText", x => new { x.AnnouncementId, x.Language });
                    table.ForeignKey(
                        name: "FK_AnnouncementText_Announcements_AnnouncementId",
                        column: x => x.AnnouncementId,
                        principalTable: "Announcements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Answers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [AnswerSequence]"),
                    QuestionId = table.Column<long>(type: "bigint", nullable: false),
                    AuthorId = table.Column<long>(type: "bigint", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    GivenAt = table.Column<long>(type: "bigint", nullable: false),
                    EditedAt = table.Column<long>(type: "bigint", nullable: true),
                    SourceMessageId = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true, collation: "Latin1_General_100_BIN2"),
                    SourceConversationId = table.Column<long>(type: "bigint", nullable: true),
                    Accepted = table.Column<bool>(type: "bit", nullable: false),
                    Thanked = table.Column<bool>(type: "bit", nullable: false),
                    NotHelpful = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Answers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Broadcasts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [BroadcastSequence]"),
                    Source = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Title = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    OwnerId = table.Column<long>(type: "bigint", nullable: false),
                    NoticeType = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Notice = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Audience = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    ConversationId = table.Column<long>(type: "bigint", nullable: true),
                    Urgent = table.Column<bool>(type: "bit", nullable: false),
                    HoldsDoubts = table.Column<bool>(type: "bit", nullable: false),
                    State = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    FinishedAt = table.Column<long>(type: "bigint", nullable: true),
                    NotAfter = table.Column<long>(type: "bigint", nullable: true),
                    GoesOnDespiteRefusals = table.Column<bool>(type: "bit", nullable: false),
                    Cursor = table.Column<long>(type: "bigint", nullable: false),
                    IsExpanded = table.Column<bool>(type: "bit", nullable: false),
                    HoldsRows = table.Column<bool>(type: "bit", nullable: false),
                    Edition = table.Column<int>(type: "int", nullable: false),
                    Round = table.Column<int>(type: "int", nullable: false),
                    Pending_Kind = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Pending_Cursor = table.Column<long>(type: "bigint", nullable: true),
                    Pending_StartedAt = table.Column<long>(type: "bigint", nullable: true),
                    Pending_InFlight = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Pending_UpTo = table.Column<long>(type: "bigint", nullable: true),
                    FinalCounts = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Revision = table.Column<int>(type: "int", nullable: false)
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
                });

            migrationBuilder.CreateTable(
                name: "CalendarFeeds",
                columns: table => new
                {
                    MemberId = table.Column<long>(type: "bigint", nullable: false),
                    Secret = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeeds", x => x.MemberId);
                });

            migrationBuilder.CreateTable(
                name: "Contributions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [ContributionSequence]"),
                    CycleId = table.Column<long>(type: "bigint", nullable: false),
                    GroupId = table.Column<long>(type: "bigint", nullable: false),
                    Learnings = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Results = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Recommendations = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Asks = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    WrittenById = table.Column<long>(type: "bigint", nullable: true),
                    WrittenAt = table.Column<long>(type: "bigint", nullable: true),
                    SubmittedAt = table.Column<long>(type: "bigint", nullable: true),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contributions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Contributions_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DigestItems",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [DigestItemSequence]"),
                    MemberId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    NoticeType = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Notice = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    DedupeKey = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ToldAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DigestItems", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DiscussionReplies",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [DiscussionReplySequence]"),
                    DiscussionId = table.Column<long>(type: "bigint", nullable: false),
                    AuthorId = table.Column<long>(type: "bigint", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    SaidAt = table.Column<long>(type: "bigint", nullable: false),
                    CorrectedAt = table.Column<long>(type: "bigint", nullable: true),
                    SourceConversationId = table.Column<long>(type: "bigint", nullable: true),
                    SourceMessageId = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DiscussionReplies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Discussions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [DiscussionSequence]"),
                    Topic = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Question = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    GroupId = table.Column<long>(type: "bigint", nullable: true),
                    OpenedById = table.Column<long>(type: "bigint", nullable: false),
                    OpenedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndsAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RemindedAt = table.Column<long>(type: "bigint", nullable: true),
                    SummaryAskedAt = table.Column<long>(type: "bigint", nullable: true),
                    SummaryAsks = table.Column<int>(type: "int", nullable: false),
                    Summary = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Discussions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Discussions_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Documents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [DocumentSequence]"),
                    Title = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Organisation = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Author = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Year = table.Column<int>(type: "int", nullable: true),
                    Language = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Countries = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Counties = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Themes = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Pillars = table.Column<int>(type: "int", nullable: false),
                    Audiences = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    GroupId = table.Column<long>(type: "bigint", nullable: true),
                    Summary = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    CoreMessage = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Link = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    FileId = table.Column<long>(type: "bigint", nullable: true),
                    Size = table.Column<long>(type: "bigint", nullable: true),
                    Hash = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Pages = table.Column<int>(type: "int", nullable: true),
                    Minutes = table.Column<int>(type: "int", nullable: true),
                    TextState = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Readers = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    TranslationOfId = table.Column<long>(type: "bigint", nullable: true),
                    ReplacedById = table.Column<long>(type: "bigint", nullable: true),
                    ReplacesId = table.Column<long>(type: "bigint", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true, collation: "Latin1_General_100_BIN2"),
                    SourceStamp = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    GivenById = table.Column<long>(type: "bigint", nullable: true),
                    GivenAt = table.Column<long>(type: "bigint", nullable: false),
                    AskedAt = table.Column<long>(type: "bigint", nullable: true),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: true),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    DepositedAt = table.Column<long>(type: "bigint", nullable: true),
                    Fetches = table.Column<int>(type: "int", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Documents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Documents_Documents_ReplacedById",
                        column: x => x.ReplacedById,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Documents_Documents_ReplacesId",
                        column: x => x.ReplacesId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Documents_Documents_TranslationOfId",
                        column: x => x.TranslationOfId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Documents_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DocumentTexts",
                columns: table => new
                {
                    DocumentId = table.Column<long>(type: "bigint", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentTexts", x => x.DocumentId);
                    table.ForeignKey(
                        name: "FK_DocumentTexts_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EventFeedback",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [EventFeedbackSequence]"),
                    EventId = table.Column<long>(type: "bigint", nullable: false),
                    Score = table.Column<int>(type: "int", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventFeedback", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Events",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [EventSequence]"),
                    Kind = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Title = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    About = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OrganiserId = table.Column<long>(type: "bigint", nullable: false),
                    HostId = table.Column<long>(type: "bigint", nullable: true),
                    GroupId = table.Column<long>(type: "bigint", nullable: true),
                    County = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    StartsAt = table.Column<long>(type: "bigint", nullable: false),
                    EndsAt = table.Column<long>(type: "bigint", nullable: false),
                    TimeZone = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Details = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    RoomCapacity = table.Column<int>(type: "int", nullable: true),
                    RemoteCapacity = table.Column<int>(type: "int", nullable: true),
                    RoomHeld = table.Column<int>(type: "int", nullable: false),
                    RemoteHeld = table.Column<int>(type: "int", nullable: false),
                    Queued = table.Column<long>(type: "bigint", nullable: false),
                    CalendarUid = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Sequence = table.Column<int>(type: "int", nullable: false),
                    Series = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ParentId = table.Column<long>(type: "bigint", nullable: true),
                    TopicId = table.Column<long>(type: "bigint", nullable: true),
                    CancelReason = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Recording = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Summary = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: true),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    RemindAt = table.Column<long>(type: "bigint", nullable: true),
                    PromoteAt = table.Column<long>(type: "bigint", nullable: true),
                    FeedbackAt = table.Column<long>(type: "bigint", nullable: true),
                    DoorKey = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    CalendarFileId = table.Column<long>(type: "bigint", nullable: true),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Events", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Events_Events_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Events_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MeetingCycles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [MeetingCycleSequence]"),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    GroupId = table.Column<long>(type: "bigint", nullable: true),
                    Period = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false, collation: "Latin1_General_100_BIN2"),
                    StartsAt = table.Column<long>(type: "bigint", nullable: false),
                    EndsAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    EventId = table.Column<long>(type: "bigint", nullable: true),
                    LookAt = table.Column<long>(type: "bigint", nullable: true),
                    PromptedAt = table.Column<long>(type: "bigint", nullable: true),
                    ChasedStage = table.Column<int>(type: "int", nullable: true),
                    ChasedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Agenda = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    AgendaAskedAt = table.Column<long>(type: "bigint", nullable: true),
                    ApprovedAt = table.Column<long>(type: "bigint", nullable: true),
                    PackedAt = table.Column<long>(type: "bigint", nullable: true),
                    PackId = table.Column<long>(type: "bigint", nullable: true),
                    MinutesAskedAt = table.Column<long>(type: "bigint", nullable: true),
                    MinutesReminders = table.Column<int>(type: "int", nullable: false),
                    MinutesId = table.Column<long>(type: "bigint", nullable: true),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingCycles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeetingCycles_Documents_MinutesId",
                        column: x => x.MinutesId,
                        principalTable: "Documents",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_MeetingCycles_Documents_PackId",
                        column: x => x.PackId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_MeetingCycles_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MeetingCycles_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EventSpeakers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [EventSpeakerSequence]"),
                    EventId = table.Column<long>(type: "bigint", nullable: false),
                    MemberId = table.Column<long>(type: "bigint", nullable: true),
                    Name = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Role = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    State = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Biography = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    SlidesFileId = table.Column<long>(type: "bigint", nullable: true),
                    SlidesDueAt = table.Column<long>(type: "bigint", nullable: true),
                    RemindAt = table.Column<long>(type: "bigint", nullable: true),
                    InvitedAt = table.Column<long>(type: "bigint", nullable: false),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: true),
                    Revision = table.Column<int>(type: "int", nullable: false)
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
                });

            migrationBuilder.CreateTable(
                name: "EventTopics",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [EventTopicSequence]"),
                    Title = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Why = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    ProposedById = table.Column<long>(type: "bigint", nullable: false),
                    GroupId = table.Column<long>(type: "bigint", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true, collation: "Latin1_General_100_BIN2"),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Seconds = table.Column<int>(type: "int", nullable: false),
                    Rank = table.Column<int>(type: "int", nullable: true),
                    ProposedAt = table.Column<long>(type: "bigint", nullable: false),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    Revision = table.Column<int>(type: "int", nullable: false)
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
                });

            migrationBuilder.CreateTable(
                name: "Files",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [StoredFileSequence]"),
                    Name = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    ContentType = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    OwnerId = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: true),
                    Handles = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Files", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FollowedLists",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [FollowedListSequence]"),
                    Title = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    GroupId = table.Column<long>(type: "bigint", nullable: true),
                    CreatedById = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    RemindedAt = table.Column<long>(type: "bigint", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowedLists", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FollowedLists_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FollowUps",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [FollowUpSequence]"),
                    AnswerId = table.Column<long>(type: "bigint", nullable: false),
                    AuthorId = table.Column<long>(type: "bigint", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FollowUps_Answers_AnswerId",
                        column: x => x.AnswerId,
                        principalTable: "Answers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GroupMemberships",
                columns: table => new
                {
                    GroupId = table.Column<long>(type: "bigint", nullable: false),
                    MemberId = table.Column<long>(type: "bigint", nullable: false),
                    IsLead = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupMemberships", x => new { x.GroupId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_GroupMemberships_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HostRequests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [HostRequestSequence]"),
                    EventId = table.Column<long>(type: "bigint", nullable: false),
                    OrganisationId = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    RemindAt = table.Column<long>(type: "bigint", nullable: true),
                    RemindedAt = table.Column<long>(type: "bigint", nullable: true),
                    AnsweredById = table.Column<long>(type: "bigint", nullable: true),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: true),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HostRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HostRequests_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Invitations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [InvitationSequence]"),
                    CodeHash = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false, collation: "Latin1_General_100_BIN2"),
                    MemberId = table.Column<long>(type: "bigint", nullable: false),
                    CreatedById = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    UsedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invitations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MeetingMinutes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [MeetingMinutesSequence]"),
                    Meeting = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Document = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false, collation: "Latin1_General_100_BIN2"),
                    LinkedById = table.Column<long>(type: "bigint", nullable: true),
                    LinkedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingMinutes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MeetingPlans",
                columns: table => new
                {
                    GroupId = table.Column<long>(type: "bigint", nullable: false),
                    Week = table.Column<int>(type: "int", nullable: false),
                    Weekday = table.Column<int>(type: "int", nullable: false),
                    Time = table.Column<TimeOnly>(type: "time", nullable: false),
                    IsOn = table.Column<bool>(type: "bit", nullable: false),
                    SetById = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingPlans", x => x.GroupId);
                    table.ForeignKey(
                        name: "FK_MeetingPlans_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MeetingPoints",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [MeetingPointSequence]"),
                    CycleId = table.Column<long>(type: "bigint", nullable: false),
                    MemberId = table.Column<long>(type: "bigint", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingPoints", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeetingPoints_MeetingCycles_CycleId",
                        column: x => x.CycleId,
                        principalTable: "MeetingCycles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Members",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [MemberSequence]"),
                    Name = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OrganisationId = table.Column<long>(type: "bigint", nullable: true),
                    Role = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Status = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    GuestUntil = table.Column<long>(type: "bigint", nullable: true),
                    County = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Language = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    TimeZone = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Pillars = table.Column<int>(type: "int", nullable: false),
                    Available = table.Column<bool>(type: "bit", nullable: false),
                    AwayUntil = table.Column<long>(type: "bigint", nullable: true),
                    DeputyId = table.Column<long>(type: "bigint", nullable: true),
                    IsSample = table.Column<bool>(type: "bit", nullable: false),
                    JoinedAt = table.Column<long>(type: "bigint", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Members", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Members_Members_DeputyId",
                        column: x => x.DeputyId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MemberThemes",
                columns: table => new
                {
                    MemberId = table.Column<long>(type: "bigint", nullable: false),
                    Theme = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MemberThemes", x => new { x.MemberId, x.Theme });
                    table.ForeignKey(
                        name: "FK_MemberThemes_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "NoticePreferences",
                columns: table => new
                {
                    MemberId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Timing = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticePreferences", x => new { x.MemberId, x.Kind });
                    table.ForeignKey(
                        name: "FK_NoticePreferences_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Organisations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [OrganisationSequence]"),
                    Name = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    AddedById = table.Column<long>(type: "bigint", nullable: true),
                    Profile = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    ContactId = table.Column<long>(type: "bigint", nullable: true),
                    RefreshedAt = table.Column<long>(type: "bigint", nullable: true),
                    RefreshAskedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organisations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Organisations_Members_AddedById",
                        column: x => x.AddedById,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Organisations_Members_ContactId",
                        column: x => x.ContactId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PanelQuestions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [PanelQuestionSequence]"),
                    EventId = table.Column<long>(type: "bigint", nullable: false),
                    AskerId = table.Column<long>(type: "bigint", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Votes = table.Column<int>(type: "int", nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: true),
                    SpeakerId = table.Column<long>(type: "bigint", nullable: true),
                    RemindAt = table.Column<long>(type: "bigint", nullable: true),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    Revision = table.Column<int>(type: "int", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "PastSearches",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [PastSearchSequence]"),
                    MemberId = table.Column<long>(type: "bigint", nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Words = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Plain = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Filter = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Found = table.Column<int>(type: "int", nullable: false),
                    Certainty = table.Column<double>(type: "float", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Taken = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Helped = table.Column<bool>(type: "bit", nullable: true),
                    Asked = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastSearches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PastSearches_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Questions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [QuestionSequence]"),
                    AuthorId = table.Column<long>(type: "bigint", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Details = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    GroupId = table.Column<long>(type: "bigint", nullable: false),
                    County = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    ShowName = table.Column<bool>(type: "bit", nullable: false),
                    Language = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    RoutedAt = table.Column<long>(type: "bigint", nullable: false),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    ClaimedById = table.Column<long>(type: "bigint", nullable: true),
                    ClaimedUntil = table.Column<long>(type: "bigint", nullable: true),
                    AcceptedAnswerId = table.Column<long>(type: "bigint", nullable: true),
                    MergedIntoId = table.Column<long>(type: "bigint", nullable: true),
                    Waves = table.Column<int>(type: "int", nullable: false),
                    EscalatedAt = table.Column<long>(type: "bigint", nullable: true),
                    HiddenReason = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    OutcomeAsked = table.Column<int>(type: "int", nullable: false),
                    OutcomeAskedAt = table.Column<long>(type: "bigint", nullable: true),
                    Outcome = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    OutcomeAt = table.Column<long>(type: "bigint", nullable: true),
                    OutcomeStage = table.Column<int>(type: "int", nullable: true),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Questions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Questions_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Questions_Members_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Questions_Members_ClaimedById",
                        column: x => x.ClaimedById,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Questions_Questions_MergedIntoId",
                        column: x => x.MergedIntoId,
                        principalTable: "Questions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReadingLists",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [ReadingListSequence]"),
                    Title = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    About = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    OwnerId = table.Column<long>(type: "bigint", nullable: false),
                    MadeAt = table.Column<long>(type: "bigint", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadingLists", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReadingLists_Members_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Registrations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [RegistrationSequence]"),
                    EventId = table.Column<long>(type: "bigint", nullable: false),
                    MemberId = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Way = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RegisteredAt = table.Column<long>(type: "bigint", nullable: false),
                    Position = table.Column<long>(type: "bigint", nullable: false),
                    OfferedUntil = table.Column<long>(type: "bigint", nullable: true),
                    Offers = table.Column<int>(type: "int", nullable: false),
                    Left = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    AttendedAt = table.Column<long>(type: "bigint", nullable: true),
                    IsWalkIn = table.Column<bool>(type: "bit", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false)
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
                name: "Responses",
                columns: table => new
                {
                    Subject = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    MemberId = table.Column<long>(type: "bigint", nullable: false),
                    Choice = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<long>(type: "bigint", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "SavedDocuments",
                columns: table => new
                {
                    MemberId = table.Column<long>(type: "bigint", nullable: false),
                    DocumentId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedDocuments", x => new { x.MemberId, x.DocumentId });
                    table.ForeignKey(
                        name: "FK_SavedDocuments_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SavedDocuments_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ThemeFollows",
                columns: table => new
                {
                    MemberId = table.Column<long>(type: "bigint", nullable: false),
                    Theme = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ThemeFollows", x => new { x.MemberId, x.Theme });
                    table.ForeignKey(
                        name: "FK_ThemeFollows_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OrganisationNames",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OrganisationId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganisationNames", x => x.Key);
                    table.ForeignKey(
                        name: "FK_OrganisationNames_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Programmes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [ProgrammeSequence]"),
                    Name = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    OrganisationId = table.Column<long>(type: "bigint", nullable: false),
                    Objectives = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Targeting = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Transfer = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Funding = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Programmes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Programmes_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Recommendations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [RecommendationSequence]"),
                    Words = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Detail = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Source = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ToMemberId = table.Column<long>(type: "bigint", nullable: true),
                    ToOrganisationId = table.Column<long>(type: "bigint", nullable: true),
                    ToGroupId = table.Column<long>(type: "bigint", nullable: true),
                    GroupId = table.Column<long>(type: "bigint", nullable: true),
                    Priority = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Readers = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    GivenById = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AnsweredById = table.Column<long>(type: "bigint", nullable: true),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    ActionPointId = table.Column<long>(type: "bigint", nullable: true),
                    AskAt = table.Column<long>(type: "bigint", nullable: true),
                    Asked = table.Column<int>(type: "int", nullable: false),
                    ImportKey = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Recommendations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Recommendations_ActionPoints_ActionPointId",
                        column: x => x.ActionPointId,
                        principalTable: "ActionPoints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Recommendations_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Recommendations_Groups_ToGroupId",
                        column: x => x.ToGroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Recommendations_Members_AnsweredById",
                        column: x => x.AnsweredById,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Recommendations_Members_GivenById",
                        column: x => x.GivenById,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Recommendations_Members_ToMemberId",
                        column: x => x.ToMemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Recommendations_Organisations_ToOrganisationId",
                        column: x => x.ToOrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RotationHosts",
                columns: table => new
                {
                    GroupId = table.Column<long>(type: "bigint", nullable: false),
                    OrganisationId = table.Column<long>(type: "bigint", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RotationHosts", x => new { x.GroupId, x.OrganisationId });
                    table.ForeignKey(
                        name: "FK_RotationHosts_Groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "Groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RotationHosts_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "QuestionRequests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "NEXT VALUE FOR [QuestionRequestSequence]"),
                    QuestionId = table.Column<long>(type: "bigint", nullable: false),
                    MemberId = table.Column<long>(type: "bigint", nullable: false),
                    Wave = table.Column<int>(type: "int", nullable: false),
                    PassedById = table.Column<long>(type: "bigint", nullable: true),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QuestionRequests_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_QuestionRequests_Questions_QuestionId",
                        column: x => x.QuestionId,
                        principalTable: "Questions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReadingListEntries",
                columns: table => new
                {
                    ListId = table.Column<long>(type: "bigint", nullable: false),
                    DocumentId = table.Column<long>(type: "bigint", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadingListEntries", x => new { x.ListId, x.DocumentId });
                    table.ForeignKey(
                        name: "FK_ReadingListEntries_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReadingListEntries_ReadingLists_ListId",
                        column: x => x.ListId,
                        principalTable: "ReadingLists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeCounties",
                columns: table => new
                {
                    ProgrammeId = table.Column<long>(type: "bigint", nullable: false),
                    County = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeCounties", x => new { x.ProgrammeId, x.County });
                    table.ForeignKey(
                        name: "FK_ProgrammeCounties_Programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ActionHelper_MemberId",
                table: "ActionHelper",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_ActionNote_ActionPointId",
                table: "ActionNote",
                column: "ActionPointId");

            migrationBuilder.CreateIndex(
                name: "IX_ActionNote_ById",
                table: "ActionNote",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_BlockedQuestion",
                table: "ActionPoints",
                column: "BlockedQuestion");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_GivenById",
                table: "ActionPoints",
                column: "GivenById");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_GroupId",
                table: "ActionPoints",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_HandToId",
                table: "ActionPoints",
                column: "HandToId");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_ImportKey",
                table: "ActionPoints",
                column: "ImportKey");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_OrganisationId",
                table: "ActionPoints",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_OwnerId",
                table: "ActionPoints",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_PassOnAt",
                table: "ActionPoints",
                column: "PassOnAt");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_RemindAt",
                table: "ActionPoints",
                column: "RemindAt");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_Source",
                table: "ActionPoints",
                column: "Source");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPoints_State_DueAt",
                table: "ActionPoints",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Addresses_Channel_ExternalId",
                table: "Addresses",
                columns: new[] { "Channel", "ExternalId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Addresses_ConversationId",
                table: "Addresses",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_Addresses_MemberId",
                table: "Addresses",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_Announcements_AuthorId",
                table: "Announcements",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_Announcements_BroadcastId",
                table: "Announcements",
                column: "BroadcastId");

            migrationBuilder.CreateIndex(
                name: "IX_Announcements_ConversationId",
                table: "Announcements",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_Announcements_FileId",
                table: "Announcements",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_Announcements_State_StartsAt",
                table: "Announcements",
                columns: new[] { "State", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Answers_AuthorId",
                table: "Answers",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_Answers_QuestionId",
                table: "Answers",
                column: "QuestionId");

            migrationBuilder.CreateIndex(
                name: "IX_Answers_SourceConversationId_SourceMessageId",
                table: "Answers",
                columns: new[] { "SourceConversationId", "SourceMessageId" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditLog_Subject",
                table: "AuditLog",
                column: "Subject");

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
                name: "IX_CalendarFeeds_Secret",
                table: "CalendarFeeds",
                column: "Secret",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_CycleId_GroupId",
                table: "Contributions",
                columns: new[] { "CycleId", "GroupId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_GroupId",
                table: "Contributions",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Contributions_WrittenById",
                table: "Contributions",
                column: "WrittenById");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_BoundGroupId",
                table: "Conversations",
                column: "BoundGroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_Channel_ExternalId_Thread",
                table: "Conversations",
                columns: new[] { "Channel", "ExternalId", "Thread" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_Team",
                table: "Conversations",
                column: "Team");

            migrationBuilder.CreateIndex(
                name: "IX_Dialogs_ConversationId_Person",
                table: "Dialogs",
                columns: new[] { "ConversationId", "Person" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DigestItems_DedupeKey",
                table: "DigestItems",
                column: "DedupeKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DigestItems_MemberId",
                table: "DigestItems",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_DigestItems_ToldAt_MemberId",
                table: "DigestItems",
                columns: new[] { "ToldAt", "MemberId" });

            migrationBuilder.CreateIndex(
                name: "IX_DiscussionMonths_Month",
                table: "DiscussionMonths",
                column: "Month",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DiscussionReplies_AuthorId",
                table: "DiscussionReplies",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_DiscussionReplies_DiscussionId",
                table: "DiscussionReplies",
                column: "DiscussionId");

            migrationBuilder.CreateIndex(
                name: "IX_DiscussionReplies_SourceConversationId_SourceMessageId",
                table: "DiscussionReplies",
                columns: new[] { "SourceConversationId", "SourceMessageId" },
                unique: true,
                filter: "[SourceConversationId] IS NOT NULL AND [SourceMessageId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Discussions_GroupId",
                table: "Discussions",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Discussions_OpenedById",
                table: "Discussions",
                column: "OpenedById");

            migrationBuilder.CreateIndex(
                name: "IX_Discussions_State_EndsAt",
                table: "Discussions",
                columns: new[] { "State", "EndsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_FileId",
                table: "Documents",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_GivenById",
                table: "Documents",
                column: "GivenById");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_GroupId",
                table: "Documents",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_Hash",
                table: "Documents",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ReplacedById",
                table: "Documents",
                column: "ReplacedById");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ReplacesId",
                table: "Documents",
                column: "ReplacesId");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_Source",
                table: "Documents",
                column: "Source",
                unique: true,
                filter: "[Source] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_State_PublishedAt",
                table: "Documents",
                columns: new[] { "State", "PublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_TextState",
                table: "Documents",
                column: "TextState");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_TranslationOfId",
                table: "Documents",
                column: "TranslationOfId");

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
                name: "IX_Files_ExpiresAt",
                table: "Files",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_Files_OwnerId",
                table: "Files",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_FollowedLists_CreatedById",
                table: "FollowedLists",
                column: "CreatedById");

            migrationBuilder.CreateIndex(
                name: "IX_FollowedLists_GroupId",
                table: "FollowedLists",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_AnswerId",
                table: "FollowUps",
                column: "AnswerId");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_AuthorId",
                table: "FollowUps",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_GlossaryNames_Key_Language",
                table: "GlossaryNames",
                columns: new[] { "Key", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GlossaryNames_TermId",
                table: "GlossaryNames",
                column: "TermId");

            migrationBuilder.CreateIndex(
                name: "IX_GroupMemberships_MemberId",
                table: "GroupMemberships",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_Groups_Slug",
                table: "Groups",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HostRequests_AnsweredById",
                table: "HostRequests",
                column: "AnsweredById");

            migrationBuilder.CreateIndex(
                name: "IX_HostRequests_EventId_OrganisationId",
                table: "HostRequests",
                columns: new[] { "EventId", "OrganisationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HostRequests_OrganisationId",
                table: "HostRequests",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_HostRequests_RemindAt",
                table: "HostRequests",
                column: "RemindAt");

            migrationBuilder.CreateIndex(
                name: "IX_Inbox_Channel_Bot_ExternalId",
                table: "Inbox",
                columns: new[] { "Channel", "Bot", "ExternalId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Inbox_EffectKey",
                table: "Inbox",
                column: "EffectKey",
                unique: true,
                filter: "[EffectKey] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inbox_Reference",
                table: "Inbox",
                column: "Reference",
                filter: "\"Reference\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inbox_RepeatKey",
                table: "Inbox",
                column: "RepeatKey",
                filter: "\"RepeatKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Inbox_State_ReceivedAt",
                table: "Inbox",
                columns: new[] { "State", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_CodeHash",
                table: "Invitations",
                column: "CodeHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invitations_MemberId",
                table: "Invitations",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_LiveMessages_ConversationId_PlatformId",
                table: "LiveMessages",
                columns: new[] { "ConversationId", "PlatformId" });

            migrationBuilder.CreateIndex(
                name: "IX_LiveMessages_Subject_MemberId",
                table: "LiveMessages",
                columns: new[] { "Subject", "MemberId" });

            migrationBuilder.CreateIndex(
                name: "IX_LiveMessages_Subject_NoticeType",
                table: "LiveMessages",
                columns: new[] { "Subject", "NoticeType" });

            migrationBuilder.CreateIndex(
                name: "IX_MeetingCycles_EventId",
                table: "MeetingCycles",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingCycles_GroupId",
                table: "MeetingCycles",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingCycles_Kind_State_StartsAt",
                table: "MeetingCycles",
                columns: new[] { "Kind", "State", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_MeetingCycles_LookAt",
                table: "MeetingCycles",
                column: "LookAt");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingCycles_MinutesId",
                table: "MeetingCycles",
                column: "MinutesId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingCycles_PackId",
                table: "MeetingCycles",
                column: "PackId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingCycles_Period",
                table: "MeetingCycles",
                column: "Period",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MeetingMinutes_Document",
                table: "MeetingMinutes",
                column: "Document");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingMinutes_LinkedById",
                table: "MeetingMinutes",
                column: "LinkedById");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingMinutes_Meeting",
                table: "MeetingMinutes",
                column: "Meeting",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MeetingPlans_SetById",
                table: "MeetingPlans",
                column: "SetById");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingPoints_CycleId",
                table: "MeetingPoints",
                column: "CycleId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingPoints_MemberId",
                table: "MeetingPoints",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_Members_AwayUntil",
                table: "Members",
                column: "AwayUntil");

            migrationBuilder.CreateIndex(
                name: "IX_Members_DeputyId",
                table: "Members",
                column: "DeputyId");

            migrationBuilder.CreateIndex(
                name: "IX_Members_Name",
                table: "Members",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_Members_OrganisationId",
                table: "Members",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_MemberThemes_Theme",
                table: "MemberThemes",
                column: "Theme");

            migrationBuilder.CreateIndex(
                name: "IX_OrganisationNames_OrganisationId",
                table: "OrganisationNames",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_AddedById",
                table: "Organisations",
                column: "AddedById");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_ContactId",
                table: "Organisations",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_Name",
                table: "Organisations",
                column: "Name",
                unique: true);

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
                name: "IX_Outbox_DedupeKey_Part",
                table: "Outbox",
                columns: new[] { "DedupeKey", "Part" },
                unique: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_State_Lane_Priority_Id",
                table: "Outbox",
                columns: new[] { "State", "Lane", "Priority", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_State_NotBefore",
                table: "Outbox",
                columns: new[] { "State", "NotBefore" });

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
                name: "IX_PastSearches_At",
                table: "PastSearches",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_PastSearches_MemberId",
                table: "PastSearches",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_PastSearches_Purpose_Certainty_At",
                table: "PastSearches",
                columns: new[] { "Purpose", "Certainty", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Playback_ConversationId",
                table: "Playback",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeCounties_County",
                table: "ProgrammeCounties",
                column: "County");

            migrationBuilder.CreateIndex(
                name: "IX_Programmes_OrganisationId",
                table: "Programmes",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_QuestionRequests_MemberId_AskedAt",
                table: "QuestionRequests",
                columns: new[] { "MemberId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_QuestionRequests_QuestionId_MemberId",
                table: "QuestionRequests",
                columns: new[] { "QuestionId", "MemberId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Questions_AuthorId",
                table: "Questions",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_Questions_ClaimedById",
                table: "Questions",
                column: "ClaimedById");

            migrationBuilder.CreateIndex(
                name: "IX_Questions_GroupId",
                table: "Questions",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Questions_MergedIntoId",
                table: "Questions",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_Questions_State_AskedAt",
                table: "Questions",
                columns: new[] { "State", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RateWindows_Until",
                table: "RateWindows",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_ReadingListEntries_DocumentId",
                table: "ReadingListEntries",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadingLists_OwnerId",
                table: "ReadingLists",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_ActionPointId",
                table: "Recommendations",
                column: "ActionPointId");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_AnsweredById",
                table: "Recommendations",
                column: "AnsweredById");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_GivenById",
                table: "Recommendations",
                column: "GivenById");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_GroupId",
                table: "Recommendations",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_ImportKey",
                table: "Recommendations",
                column: "ImportKey");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_Source",
                table: "Recommendations",
                column: "Source");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_State_AskAt",
                table: "Recommendations",
                columns: new[] { "State", "AskAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_ToGroupId",
                table: "Recommendations",
                column: "ToGroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_ToMemberId",
                table: "Recommendations",
                column: "ToMemberId");

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_ToOrganisationId",
                table: "Recommendations",
                column: "ToOrganisationId");

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

            migrationBuilder.CreateIndex(
                name: "IX_Responses_MemberId",
                table: "Responses",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_RotationHosts_OrganisationId",
                table: "RotationHosts",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedDocuments_DocumentId",
                table: "SavedDocuments",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchChanges_At",
                table: "SearchChanges",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ThemeFollows_Theme",
                table: "ThemeFollows",
                column: "Theme");

            migrationBuilder.AddForeignKey(
                name: "FK_ActionHelper_ActionPoints_ActionPointId",
                table: "ActionHelper",
                column: "ActionPointId",
                principalTable: "ActionPoints",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_ActionHelper_Members_MemberId",
                table: "ActionHelper",
                column: "MemberId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_ActionNote_ActionPoints_ActionPointId",
                table: "ActionNote",
                column: "ActionPointId",
                principalTable: "ActionPoints",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_ActionNote_Members_ById",
                table: "ActionNote",
                column: "ById",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ActionPoints_Members_GivenById",
                table: "ActionPoints",
                column: "GivenById",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ActionPoints_Members_HandToId",
                table: "ActionPoints",
                column: "HandToId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ActionPoints_Members_OwnerId",
                table: "ActionPoints",
                column: "OwnerId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ActionPoints_Organisations_OrganisationId",
                table: "ActionPoints",
                column: "OrganisationId",
                principalTable: "Organisations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Addresses_Members_MemberId",
                table: "Addresses",
                column: "MemberId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Announcements_Broadcasts_BroadcastId",
                table: "Announcements",
                column: "BroadcastId",
                principalTable: "Broadcasts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Announcements_Files_FileId",
                table: "Announcements",
                column: "FileId",
                principalTable: "Files",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Announcements_Members_AuthorId",
                table: "Announcements",
                column: "AuthorId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Answers_Members_AuthorId",
                table: "Answers",
                column: "AuthorId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Answers_Questions_QuestionId",
                table: "Answers",
                column: "QuestionId",
                principalTable: "Questions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Broadcasts_Members_OwnerId",
                table: "Broadcasts",
                column: "OwnerId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_CalendarFeeds_Members_MemberId",
                table: "CalendarFeeds",
                column: "MemberId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_Contributions_MeetingCycles_CycleId",
                table: "Contributions",
                column: "CycleId",
                principalTable: "MeetingCycles",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_Contributions_Members_WrittenById",
                table: "Contributions",
                column: "WrittenById",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_DigestItems_Members_MemberId",
                table: "DigestItems",
                column: "MemberId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_DiscussionReplies_Discussions_DiscussionId",
                table: "DiscussionReplies",
                column: "DiscussionId",
                principalTable: "Discussions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_DiscussionReplies_Members_AuthorId",
                table: "DiscussionReplies",
                column: "AuthorId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Discussions_Members_OpenedById",
                table: "Discussions",
                column: "OpenedById",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Documents_Files_FileId",
                table: "Documents",
                column: "FileId",
                principalTable: "Files",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Documents_Members_GivenById",
                table: "Documents",
                column: "GivenById",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_EventFeedback_Events_EventId",
                table: "EventFeedback",
                column: "EventId",
                principalTable: "Events",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_Events_EventTopics_TopicId",
                table: "Events",
                column: "TopicId",
                principalTable: "EventTopics",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Events_Files_CalendarFileId",
                table: "Events",
                column: "CalendarFileId",
                principalTable: "Files",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);

            migrationBuilder.AddForeignKey(
                name: "FK_Events_Members_OrganiserId",
                table: "Events",
                column: "OrganiserId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Events_Organisations_HostId",
                table: "Events",
                column: "HostId",
                principalTable: "Organisations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_EventSpeakers_Files_SlidesFileId",
                table: "EventSpeakers",
                column: "SlidesFileId",
                principalTable: "Files",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_EventSpeakers_Members_MemberId",
                table: "EventSpeakers",
                column: "MemberId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_EventTopics_Members_ProposedById",
                table: "EventTopics",
                column: "ProposedById",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Files_Members_OwnerId",
                table: "Files",
                column: "OwnerId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_FollowedLists_Members_CreatedById",
                table: "FollowedLists",
                column: "CreatedById",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_FollowUps_Members_AuthorId",
                table: "FollowUps",
                column: "AuthorId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_GroupMemberships_Members_MemberId",
                table: "GroupMemberships",
                column: "MemberId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_HostRequests_Members_AnsweredById",
                table: "HostRequests",
                column: "AnsweredById",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_HostRequests_Organisations_OrganisationId",
                table: "HostRequests",
                column: "OrganisationId",
                principalTable: "Organisations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Invitations_Members_MemberId",
                table: "Invitations",
                column: "MemberId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_MeetingMinutes_Members_LinkedById",
                table: "MeetingMinutes",
                column: "LinkedById",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_MeetingPlans_Members_SetById",
                table: "MeetingPlans",
                column: "SetById",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_MeetingPoints_Members_MemberId",
                table: "MeetingPoints",
                column: "MemberId",
                principalTable: "Members",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Members_Organisations_OrganisationId",
                table: "Members",
                column: "OrganisationId",
                principalTable: "Organisations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Organisations_Members_AddedById",
                table: "Organisations");

            migrationBuilder.DropForeignKey(
                name: "FK_Organisations_Members_ContactId",
                table: "Organisations");

            migrationBuilder.DropTable(
                name: "ActionHelper");

            migrationBuilder.DropTable(
                name: "ActionNote");

            migrationBuilder.DropTable(
                name: "Addresses");

            migrationBuilder.DropTable(
                name: "AnnouncementText");

            migrationBuilder.DropTable(
                name: "AuditLog");

            migrationBuilder.DropTable(
                name: "CalendarFeeds");

            migrationBuilder.DropTable(
                name: "Contributions");

            migrationBuilder.DropTable(
                name: "Dialogs");

            migrationBuilder.DropTable(
                name: "DigestItems");

            migrationBuilder.DropTable(
                name: "DiscussionMonths");

            migrationBuilder.DropTable(
                name: "DiscussionReplies");

            migrationBuilder.DropTable(
                name: "DocumentTexts");

            migrationBuilder.DropTable(
                name: "EventFeedback");

            migrationBuilder.DropTable(
                name: "FollowedLists");

            migrationBuilder.DropTable(
                name: "FollowUps");

            migrationBuilder.DropTable(
                name: "GlossaryNames");

            migrationBuilder.DropTable(
                name: "GroupMemberships");

            migrationBuilder.DropTable(
                name: "HostRequests");

            migrationBuilder.DropTable(
                name: "Inbox");

            migrationBuilder.DropTable(
                name: "Invitations");

            migrationBuilder.DropTable(
                name: "MeetingMinutes");

            migrationBuilder.DropTable(
                name: "MeetingPlans");

            migrationBuilder.DropTable(
                name: "MeetingPoints");

            migrationBuilder.DropTable(
                name: "MemberThemes");

            migrationBuilder.DropTable(
                name: "NoticePreferences");

            migrationBuilder.DropTable(
                name: "OrganisationNames");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "PanelQuestions");

            migrationBuilder.DropTable(
                name: "PastSearches");

            migrationBuilder.DropTable(
                name: "Playback");

            migrationBuilder.DropTable(
                name: "ProgrammeCounties");

            migrationBuilder.DropTable(
                name: "QuestionRequests");

            migrationBuilder.DropTable(
                name: "RateWindows");

            migrationBuilder.DropTable(
                name: "ReadingListEntries");

            migrationBuilder.DropTable(
                name: "Recommendations");

            migrationBuilder.DropTable(
                name: "Registrations");

            migrationBuilder.DropTable(
                name: "RemovedGlossaryNames");

            migrationBuilder.DropTable(
                name: "Responses");

            migrationBuilder.DropTable(
                name: "RotationHosts");

            migrationBuilder.DropTable(
                name: "SavedDocuments");

            migrationBuilder.DropTable(
                name: "Schedule");

            migrationBuilder.DropTable(
                name: "SearchChanges");

            migrationBuilder.DropTable(
                name: "Settings");

            migrationBuilder.DropTable(
                name: "ThemeFollows");

            migrationBuilder.DropTable(
                name: "WorkLeases");

            migrationBuilder.DropTable(
                name: "Announcements");

            migrationBuilder.DropTable(
                name: "Discussions");

            migrationBuilder.DropTable(
                name: "Answers");

            migrationBuilder.DropTable(
                name: "GlossaryTerms");

            migrationBuilder.DropTable(
                name: "MeetingCycles");

            migrationBuilder.DropTable(
                name: "LiveMessages");

            migrationBuilder.DropTable(
                name: "EventSpeakers");

            migrationBuilder.DropTable(
                name: "Programmes");

            migrationBuilder.DropTable(
                name: "ReadingLists");

            migrationBuilder.DropTable(
                name: "ActionPoints");

            migrationBuilder.DropTable(
                name: "Broadcasts");

            migrationBuilder.DropTable(
                name: "Questions");

            migrationBuilder.DropTable(
                name: "Documents");

            migrationBuilder.DropTable(
                name: "Events");

            migrationBuilder.DropTable(
                name: "Conversations");

            migrationBuilder.DropTable(
                name: "EventTopics");

            migrationBuilder.DropTable(
                name: "Files");

            migrationBuilder.DropTable(
                name: "Groups");

            migrationBuilder.DropTable(
                name: "Members");

            migrationBuilder.DropTable(
                name: "Organisations");

            migrationBuilder.DropSequence(
                name: "ActionNoteSequence");

            migrationBuilder.DropSequence(
                name: "ActionPointSequence");

            migrationBuilder.DropSequence(
                name: "AddressSequence");

            migrationBuilder.DropSequence(
                name: "AnnouncementSequence");

            migrationBuilder.DropSequence(
                name: "AnswerSequence");

            migrationBuilder.DropSequence(
                name: "AuditEntrySequence");

            migrationBuilder.DropSequence(
                name: "BroadcastSequence");

            migrationBuilder.DropSequence(
                name: "ContributionSequence");

            migrationBuilder.DropSequence(
                name: "ConversationSequence");

            migrationBuilder.DropSequence(
                name: "DigestItemSequence");

            migrationBuilder.DropSequence(
                name: "DiscussionMonthSequence");

            migrationBuilder.DropSequence(
                name: "DiscussionReplySequence");

            migrationBuilder.DropSequence(
                name: "DiscussionSequence");

            migrationBuilder.DropSequence(
                name: "DocumentSequence");

            migrationBuilder.DropSequence(
                name: "EventFeedbackSequence");

            migrationBuilder.DropSequence(
                name: "EventSequence");

            migrationBuilder.DropSequence(
                name: "EventSpeakerSequence");

            migrationBuilder.DropSequence(
                name: "EventTopicSequence");

            migrationBuilder.DropSequence(
                name: "FollowedListSequence");

            migrationBuilder.DropSequence(
                name: "FollowUpSequence");

            migrationBuilder.DropSequence(
                name: "GlossaryNameSequence");

            migrationBuilder.DropSequence(
                name: "GlossaryTermSequence");

            migrationBuilder.DropSequence(
                name: "GroupSequence");

            migrationBuilder.DropSequence(
                name: "HostRequestSequence");

            migrationBuilder.DropSequence(
                name: "InboxEntrySequence");

            migrationBuilder.DropSequence(
                name: "InvitationSequence");

            migrationBuilder.DropSequence(
                name: "LiveMessageSequence");

            migrationBuilder.DropSequence(
                name: "MeetingCycleSequence");

            migrationBuilder.DropSequence(
                name: "MeetingMinutesSequence");

            migrationBuilder.DropSequence(
                name: "MeetingPointSequence");

            migrationBuilder.DropSequence(
                name: "MemberSequence");

            migrationBuilder.DropSequence(
                name: "OrganisationSequence");

            migrationBuilder.DropSequence(
                name: "OutboxMessageSequence");

            migrationBuilder.DropSequence(
                name: "PanelQuestionSequence");

            migrationBuilder.DropSequence(
                name: "PastSearchSequence");

            migrationBuilder.DropSequence(
                name: "PlaybackMessageSequence");

            migrationBuilder.DropSequence(
                name: "ProgrammeSequence");

            migrationBuilder.DropSequence(
                name: "QuestionRequestSequence");

            migrationBuilder.DropSequence(
                name: "QuestionSequence");

            migrationBuilder.DropSequence(
                name: "ReadingListSequence");

            migrationBuilder.DropSequence(
                name: "RecommendationSequence");

            migrationBuilder.DropSequence(
                name: "RegistrationSequence");

            migrationBuilder.DropSequence(
                name: "SearchChangeSequence");

            migrationBuilder.DropSequence(
                name: "StoredDialogSequence");

            migrationBuilder.DropSequence(
                name: "StoredFileSequence");
        }
    }
}
