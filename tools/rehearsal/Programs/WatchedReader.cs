using System.Buffers;
using System.IO.Pipelines;

namespace Rehearsal.Programs;

/// <summary>Hands on what a server reads, and shows each byte once before.</summary>
internal sealed class WatchedReader(PipeReader inner, Action<ReadOnlySequence<byte>> seen) : PipeReader
{
    private ReadOnlySequence<byte> _last;

    /// <summary>How much of what is not consumed was shown already.</summary>
    private long _shown;

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
        Show(await inner.ReadAsync(cancellationToken));

    public override bool TryRead(out ReadResult result)
    {
        if (!inner.TryRead(out result))
        {
            return false;
        }

        Show(result);
        return true;
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        _shown -= _last.Slice(0, consumed).Length;
        _last = default;
        inner.AdvanceTo(consumed, examined);
    }

    public override void CancelPendingRead() => inner.CancelPendingRead();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    private ReadResult Show(ReadResult result)
    {
        _last = result.Buffer;
        if (_last.Length > _shown)
        {
            seen(_last.Slice(_shown));
            _shown = _last.Length;
        }

        return result;
    }
}
