using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Rehearsal.Programs;

/// <summary>Counts a program's calls that are neither held by the engine nor answered. Safe for threads.</summary>
internal sealed class Traffic
{
    private int _active;
    private int _held;
    private int _version;

    /// <summary>Grows with every call that is answered.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>Calls on their way from or to the program.</summary>
    public int UnderWay => Volatile.Read(ref _active) - Volatile.Read(ref _held);

    /// <summary>A call now waits for the engine.</summary>
    public void Hold() => Interlocked.Increment(ref _held);

    /// <summary>The answer of a held call is on its way.</summary>
    public void Release()
    {
        Interlocked.Decrement(ref _held);
        Interlocked.Increment(ref _version);
    }

    public void Watch(IApplicationBuilder application) => application.Use(next => context => PassAsync(context, next));

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        Interlocked.Increment(ref _active);
        try
        {
            await next(context);
            await context.Response.CompleteAsync();
        }
        finally
        {
            Interlocked.Decrement(ref _active);
            Interlocked.Increment(ref _version);
        }
    }
}
