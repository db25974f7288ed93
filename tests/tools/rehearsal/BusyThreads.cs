using System.Diagnostics;

namespace Rehearsal.Tests;

/// <summary>Keeps the threads of the pool busy: each of them works for a while again and again, and does nothing else.</summary>
internal sealed class BusyThreads : IDisposable
{
    private static readonly TimeSpan While = TimeSpan.FromMilliseconds(20);
    private volatile bool _isOver;

    public BusyThreads()
    {
        for (var i = 0; i < 2 * Environment.ProcessorCount; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ => Work(), null);
        }
    }

    public void Dispose() => _isOver = true;

    private void Work()
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < While)
        {
            Thread.SpinWait(100);
        }

        if (!_isOver)
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ => Work(), null);
        }
    }
}
