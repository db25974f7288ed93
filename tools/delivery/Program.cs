using AzureRest;
using CommandLine;
using Delivery;
using Delivery.Context;

return await DeliveryCommands.RunAsync(
    args,
    new CommandContext { Azure = new ResourceManager(Login.Credential), Console = Terminal.Console },
    Console.Error
);
