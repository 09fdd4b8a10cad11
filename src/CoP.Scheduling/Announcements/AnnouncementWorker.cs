using CoP.Community.Announcements;
using Microsoft.Extensions.Logging;

namespace CoP.Scheduling.Announcements;

/// <summary>Drives the pump.</summary>
internal sealed class AnnouncementWorker(IAnnouncementPump pump, TimeProvider clock, ILogger<AnnouncementWorker> log)
    : StepWorker(pump.StepAsync, clock, log);

/// <summary>Has the lists made that were asked for; a long one holds no announcement up.</summary>
internal sealed class ExportWorker(IAnnouncementExports exports, TimeProvider clock, ILogger<ExportWorker> log)
    : StepWorker(exports.StepAsync, clock, log);
