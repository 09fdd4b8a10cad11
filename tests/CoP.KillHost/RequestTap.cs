namespace CoP.KillHost;

/// <summary>I4: the platform has its 2xx, and the replies are not picked up.</summary>
internal sealed class RequestTap(KillPoints points) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (call, following) =>
        {
            var mark = Flow.Request = new RequestMark();
            call.Response.OnCompleted(() =>
            {
                if (mark.IsLast)
                {
                    points.Die();
                }

                return Task.CompletedTask;
            });
            await following(call);
        });
        next(app);
    };
}
