using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Net.Sockets;

namespace Rehearsal.Programs;

/// <summary>
/// A connection of a program, with what passed on it. It knows what is still on its way between the program's socket and the code that
/// answers, however busy this process is. Safe for threads.
/// </summary>
internal sealed class WatchedConnection : IDuplexPipe
{
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte Reset = 3;
    private const byte EndOfStream = 1;

    /// <summary>Linux's TCP_INFO, and where in it are the bytes that were received, sent, and sent again.</summary>
    private const int Tcp = 6;
    private const int TcpInfo = 11;
    private const int ReceivedAt = 128;
    private const int SentAt = 200;
    private const int SentAgainAt = 208;

    private readonly Socket? _socket;
    private readonly bool _isHttp2;
    private readonly byte[] _info = new byte[256];
    private readonly HashSet<int> _ended = [];
    private readonly FrameReader _asked;
    private readonly FrameReader _answered;
    private readonly Lock _lock = new();
    private long _read;
    private long _written;
    private int _lastStream;
    private int _started;
    private int _entered;
    private int _left;

    /// <param name="socket">Null if it is not known.</param>
    public WatchedConnection(IDuplexPipe inner, Socket? socket, bool isHttp2)
    {
        (_socket, _isHttp2) = (socket, isHttp2);
        _asked = new FrameReader("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".Length, Asked);
        _answered = new FrameReader(0, Answered);
        Input = new WatchedReader(inner.Input, Read);
        Output = new WatchedWriter(inner.Output, Written);
    }

    public PipeReader Input { get; }

    public PipeWriter Output { get; }

    /// <summary>The code that answers has a request.</summary>
    public void Enter()
    {
        lock (_lock)
        {
            _entered++;
        }
    }

    /// <summary>The code that answers is done with a request.</summary>
    public void Leave()
    {
        lock (_lock)
        {
            _left++;
        }
    }

    /// <returns>
    /// Whether all that the program sent has reached the code that answers, and all answers the program. Changes each time that something
    /// passes; null if something is on its way.
    /// </returns>
    public long? AtRest()
    {
        lock (_lock)
        {
            var isDone = _started == _entered && (!_isHttp2 || _ended.Count >= _left);
            return isDone && Passed() is var (received, sent) && received <= _read && sent >= _written ? _read + _written : null;
        }
    }

    /// <returns>What the system received and sent; what was read and written if it does not tell.</returns>
    private (long Received, long Sent) Passed()
    {
        try
        {
            if (_socket is not null && _socket.GetRawSocketOption(Tcp, TcpInfo, _info) >= SentAgainAt + sizeof(long))
            {
                return (At(ReceivedAt), At(SentAt) - At(SentAgainAt));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It is closed.
        }

        return (_read, _written);

        long At(int place) => BinaryPrimitives.ReadInt64LittleEndian(_info.AsSpan(place));
    }

    private void Read(ReadOnlySequence<byte> bytes)
    {
        lock (_lock)
        {
            _read += bytes.Length;
            if (_isHttp2)
            {
                _asked.Pass(bytes);
            }
            else if (_started == _left)
            {
                // Clients of HTTP/1.1 send no request before the answer to the one before.
                _started++;
            }
        }
    }

    private void Written(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            _written += bytes.Length;
            if (_isHttp2)
            {
                _answered.Pass(bytes);
            }
        }
    }

    private void Asked(byte type, byte flags, int stream)
    {
        if (type == Headers && stream > _lastStream)
        {
            _lastStream = stream;
            _started++;
        }
        else if (type == Reset)
        {
            _ended.Add(stream);
        }
    }

    private void Answered(byte type, byte flags, int stream)
    {
        if (type == Reset || (type is Data or Headers && (flags & EndOfStream) != 0))
        {
            _ended.Add(stream);
        }
    }
}
