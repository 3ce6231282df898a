import type { Composer, InterfaceComposer } from '../build/composer.ts'

export function remoteFileInterface(composer: Composer): InterfaceComposer {
  return composer.getOrCreateIFTC('RemoteFile', type => {
    type.setDescription('Remote Interface')
    type.addFields({ id: 'ID!' })
  })
}
