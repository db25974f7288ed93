using System.Buffers;

namespace Rehearsal.Programs;

/// <summary>Reads the heads of HTTP/2 frames from bytes as they pass, in pieces of any size.</summary>
/// <param name="preface">The length of what comes before the first frame.</param>
/// <param name="frame">Called with the type, the flags and the stream of each frame, once its head has passed.</param>
internal sealed class FrameReader(int preface, Action<byte, byte, int> frame)
{
    private const int HeadLength = 9;
    private readonly byte[] _head = new byte[HeadLength];
    private int _headLength;
    private long _skip = preface;

    public void Pass(ReadOnlySequence<byte> bytes)
    {
        foreach (var piece in bytes)
        {
            Pass(piece.Span);
        }
    }

    public void Pass(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_skip > 0)
            {
                var skipped = (int)Math.Min(_skip, bytes.Length);
                _skip -= skipped;
                bytes = bytes[skipped..];
                continue;
            }

            var taken = Math.Min(HeadLength - _headLength, bytes.Length);
            bytes[..taken].CopyTo(_head.AsSpan(_headLength));
            bytes = bytes[taken..];
            _headLength += taken;
            if (_headLength == HeadLength)
            {
                _headLength = 0;
                _skip = (_head[0] << 16) | (_head[1] << 8) | _head[2];
                frame(_head[3], _head[4], ((_head[5] & 0x7f) << 24) | (_head[6] << 16) | (_head[7] << 8) | _head[8]);
            }
        }
    }
}
