namespace Benchmarks.Soak;

/// <param name="App">Path of App.dll.</param>
internal sealed record SoakOptions(string App, int Chats, int Seed, int AtOnce)
{
    private const int FewestBlocks = 2;
    private const int MostBlocks = 20;

    public int ChatsPerBlock => Math.Max(1, (int)Math.Ceiling((double)Chats / Math.Clamp(Chats / 250, FewestBlocks, MostBlocks)));
}
