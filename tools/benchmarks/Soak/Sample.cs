using Benchmarks.Processes;

namespace Benchmarks.Soak;

/// <summary>What the app held between two blocks of chats.</summary>
internal sealed record Sample(Usage Usage, long HeapBytes);
