using PreflightPack.Serving;

// The engine gives its address as the first argument; it repeats it in the handshake, which is what the pack uses.
await using var host = await PackHost.StartAsync();
Console.WriteLine(host.Port);
await host.WaitAsync();
